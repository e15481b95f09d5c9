/// A value that decides something of a run, and who set it.
public struct Setting<Value: Sendable>: Sendable {
  /// What holds.
  public let value: Value
  /// Who says so.
  public let origin: Origin

  /// A value from somewhere.
  public init(_ value: Value, _ origin: Origin) {
    self.value = value
    self.origin = origin
  }
}

extension Setting {
  /// Something of the value, from the same origin.
  func map<Part: Sendable>(_ part: (Value) -> Part) -> Setting<Part> {
    Setting<Part>(part(value), origin)
  }
}

extension Setting: Equatable where Value: Equatable {}

/// Who sets a value; each wins over those below it.
public enum Origin: Hashable, Sendable {
  /// A flag, with its dashes.
  case flag(String)
  /// An environment variable.
  case variable(String)
  /// A line of a configuration, from 1; the path as messages name it.
  case file(path: String, line: Int)
  /// Nobody.
  case preset
}

extension Origin: CustomStringConvertible {
  /// As messages name it.
  public var description: String {
    switch self {
    case .flag(let name), .variable(let name): name
    case .file(let path, let line): "\(path):\(line)"
    case .preset: "default"
    }
  }
}
