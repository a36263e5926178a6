#if canImport(UserNotifications)
    /// The notification centre of an Apple system. Thin: what it is asked for was decided elsewhere. Not compiled on Linux.

    import OtayoriCore
    import UserNotifications

    /// The system's own centre.
    public struct SystemNoticeCentre: NoticeCentre {
        /// The centre of this app.
        public init() {}

        // Asked for each time: it may not be kept across tasks.
        private var centre: UNUserNotificationCenter { .current() }

        public func permission() async -> NoticePermission {
            switch await centre.notificationSettings().authorizationStatus {
            case .notDetermined: return .notAsked
            case .denied: return .refused
            default: return .granted
            }
        }

        public func waiting() async -> [HeldNotice] {
            await centre.pendingNotificationRequests().map { request in
                let trigger = request.trigger as? UNCalendarNotificationTrigger
                return HeldNotice(identifier: request.identifier, when: trigger?.dateComponents)
            }
        }

        public func takeBack(_ identifiers: [String]) async {
            centre.removePendingNotificationRequests(withIdentifiers: identifiers)
            centre.removeDeliveredNotifications(withIdentifiers: identifiers)
        }

        public func takeBackEverything() async {
            centre.removeAllPendingNotificationRequests()
            centre.removeAllDeliveredNotifications()
        }

        public func withdrawShown() async {
            centre.removeAllDeliveredNotifications()
        }

        public func add(_ request: NoticeRequest) async throws {
            let content = UNMutableNotificationContent()
            content.body = request.text
            content.sound = .default
            let trigger = request.when.map { UNCalendarNotificationTrigger(dateMatching: $0, repeats: false) }
            try await centre.add(
                UNNotificationRequest(identifier: request.identifier, content: content, trigger: trigger))
        }
    }
#endif
