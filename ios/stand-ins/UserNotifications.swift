/// Declarations that stand in for Apple's notification centre, so that code which Linux cannot compile is type-checked.
/// Nothing runs.

import Foundation

public enum UNAuthorizationStatus: Int, Sendable { case notDetermined, denied, authorized, provisional, ephemeral }

open class UNNotificationSettings: NSObject {
    public var authorizationStatus: UNAuthorizationStatus { .denied }
}

open class UNNotificationTrigger: NSObject {}

open class UNCalendarNotificationTrigger: UNNotificationTrigger {
    public convenience init(dateMatching dateComponents: DateComponents, repeats: Bool) { self.init() }
    public var dateComponents: DateComponents { DateComponents() }
}

open class UNNotificationSound: NSObject {
    public class var `default`: UNNotificationSound { UNNotificationSound() }
}

open class UNNotificationContent: NSObject {}

open class UNMutableNotificationContent: UNNotificationContent {
    public var body = ""
    public var sound: UNNotificationSound?
}

open class UNNotificationRequest: NSObject {
    public convenience init(identifier: String, content: UNNotificationContent, trigger: UNNotificationTrigger?) {
        self.init()
    }
    public var identifier: String { "" }
    public var trigger: UNNotificationTrigger? { nil }
}

open class UNUserNotificationCenter: NSObject {
    public class func current() -> UNUserNotificationCenter { UNUserNotificationCenter() }
    public func notificationSettings() async -> UNNotificationSettings { UNNotificationSettings() }
    public func pendingNotificationRequests() async -> [UNNotificationRequest] { [] }
    public func removePendingNotificationRequests(withIdentifiers identifiers: [String]) {}
    public func removeDeliveredNotifications(withIdentifiers identifiers: [String]) {}
    public func removeAllPendingNotificationRequests() {}
    public func removeAllDeliveredNotifications() {}
    public func add(_ request: UNNotificationRequest) async throws {}
}
