/// Declarations that stand in for Apple's Combine, so that code which Linux cannot compile is type-checked. Nothing runs.

public protocol ObservableObject: AnyObject {
    associatedtype ObjectWillChangePublisher
    var objectWillChange: ObjectWillChangePublisher { get }
}

public final class ObservableObjectPublisher {
    public init() {}
    public func send() {}
}
