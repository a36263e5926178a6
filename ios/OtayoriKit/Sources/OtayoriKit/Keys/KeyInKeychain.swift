#if canImport(Security)
    /// The key in the keychain of an Apple system.
    ///
    /// Readable after the first unlock since the phone was switched on, so that notices can be planned while it is locked; on
    /// this device only, so that no backup of the system and no other device has it. Not compiled on Linux.

    import Foundation
    import Security

    /// Keeps one key in the keychain.
    public struct KeyInKeychain: DeviceKey {
        private let service: String

        /// A place, by a name that says nothing to whoever lists the keychain.
        public init(service: String = "otayori") {
            self.service = service
        }

        public func read() throws(KeyTrouble) -> Data? {
            var query = place
            query[kSecReturnData] = true
            query[kSecMatchLimit] = kSecMatchLimitOne
            var found: CFTypeRef?
            let status = SecItemCopyMatching(query as CFDictionary, &found)
            if status == errSecItemNotFound { return nil }
            try check(status)
            return found as? Data
        }

        public func keep(_ key: Data) throws(KeyTrouble) {
            let kept: [CFString: Any] = [
                kSecValueData: key,
                kSecAttrAccessible: kSecAttrAccessibleAfterFirstUnlockThisDeviceOnly,
            ]
            // Replaced in one step: between deleting and adding, the only key there is would be in memory alone.
            let status = SecItemUpdate(place as CFDictionary, kept as CFDictionary)
            if status == errSecItemNotFound {
                let item = place.merging(kept) { _, kept in kept }
                try check(SecItemAdd(item as CFDictionary, nil))
            } else {
                try check(status)
            }
        }

        public func delete() throws(KeyTrouble) {
            let status = SecItemDelete(place as CFDictionary)
            if status == errSecItemNotFound { return }
            try check(status)
        }

        private var place: [CFString: Any] {
            [
                kSecClass: kSecClassGenericPassword,
                kSecAttrService: service,
                kSecAttrAccount: "folder",
                kSecAttrSynchronizable: false,
                kSecUseDataProtectionKeychain: true,
            ]
        }

        private func check(_ status: OSStatus) throws(KeyTrouble) {
            switch status {
            case errSecSuccess: return
            case errSecInteractionNotAllowed: throw .locked
            default: throw .refused(code: status)
            }
        }
    }
#endif
