/// Declarations that stand in for Apple's keychain, so that code which Linux cannot compile is type-checked. Nothing runs.

// swift-format-ignore-file: AlwaysUseLowerCamelCase

import Foundation

public final class CFString: Hashable, Sendable {
    public static func == (one: CFString, other: CFString) -> Bool { one === other }
    public func hash(into hasher: inout Hasher) {}
    init() {}
}

public typealias CFTypeRef = AnyObject
public typealias CFDictionary = NSDictionary
public typealias OSStatus = Int32

public let kSecAttrAccessible = CFString()
public let kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly = CFString()
public let kSecAttrAccount = CFString()
public let kSecAttrService = CFString()
public let kSecAttrSynchronizable = CFString()
public let kSecClass = CFString()
public let kSecClassGenericPassword = CFString()
public let kSecMatchLimit = CFString()
public let kSecMatchLimitOne = CFString()
public let kSecReturnData = CFString()
public let kSecUseDataProtectionKeychain = CFString()
public let kSecValueData = CFString()

public let errSecSuccess: OSStatus = 0
public let errSecItemNotFound: OSStatus = -25_300
public let errSecInteractionNotAllowed: OSStatus = -25_308

public func SecItemCopyMatching(_ query: CFDictionary, _ result: UnsafeMutablePointer<CFTypeRef?>?) -> OSStatus { 0 }
public func SecItemAdd(_ attributes: CFDictionary, _ result: UnsafeMutablePointer<CFTypeRef?>?) -> OSStatus { 0 }
public func SecItemUpdate(_ query: CFDictionary, _ attributesToUpdate: CFDictionary) -> OSStatus { 0 }
public func SecItemDelete(_ query: CFDictionary) -> OSStatus { 0 }
