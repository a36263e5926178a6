/// What all screens share: they load, they are there, or they say why not.
///
/// A screen's value comes whole from the core; a model adds where one stands and what was asked. It knows no views: SwiftUI
/// observes it, a test reads it.

#if canImport(Combine)
    @preconcurrency import Combine
#endif

/// What is on a screen.
public enum Loading<Value: Sendable>: Sendable {
    /// Not yet known.
    case loading
    /// This.
    case there(Value)
    /// Nothing, and why.
    case failed(any Error)

    /// What is there, if it is.
    public var value: Value? {
        if case .there(let value) = self { value } else { nil }
    }

    /// What a person can do, if it is not there.
    public var wayOn: WayOn? {
        if case .failed(let error) = self { WayOn(after: error) } else { nil }
    }
}

/// A screen over a room.
@MainActor
open class Screen<Value: Sendable> {
    /// What is on it. The last value stays until the next is there, so nothing blinks.
    public internal(set) var state: Loading<Value> = .loading {
        willSet { willChange() }
    }

    /// The room it asks.
    public let room: Room

    init(_ room: Room) {
        self.room = room
    }

    /// Asks the room and shows the answer.
    func load(_ question: @escaping @Sendable (OtayoriCompanion, LocalMoment) throws -> Value) async {
        do {
            state = .there(try await room.ask(question))
        } catch {
            state = .failed(error)
        }
    }

    /// Before something on it changes.
    func willChange() {
        #if canImport(Combine)
            objectWillChange.send()
        #endif
    }

    #if canImport(Combine)
        /// For SwiftUI. Of our own: the one that Combine would make goes with published properties, and there are none. Only
        /// the main actor sends. Not compiled on Linux.
        public nonisolated(unsafe) let objectWillChange = ObservableObjectPublisher()
    #endif
}

#if canImport(Combine)
    extension Screen: ObservableObject {}
#endif
