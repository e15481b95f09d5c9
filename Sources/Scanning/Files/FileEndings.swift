/// Files that are known by how their names end, whatever the case of the letters.
struct FileEndings: Sendable {
  private let endings: [[UInt8]]

  /// What may be a template.
  static let templates = FileEndings("yaml", "yml", "json", "jsn", "template")
  /// Rules of AWS CloudFormation Guard.
  static let rules = FileEndings("guard", "ruleset")
  /// Unit tests of such rules.
  static let tests = FileEndings("yaml", "yml", "json", "jsn")

  /// Endings without their dots, in small letters.
  private init(_ endings: String...) { self.endings = endings.map { Array($0.utf8) } }

  /// Whether the name of a file is one of these; a name that begins with its last dot has no ending.
  func fit(_ name: [UInt8]) -> Bool {
    guard let dot = Self.lastDot(of: name) else { return false }
    let ending = name[(dot + 1)...].map { byte in
      (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
    }
    return endings.contains(ending)
  }

  /// The name without its last ending.
  static func stem(of name: [UInt8]) -> [UInt8] {
    lastDot(of: name).map { Array(name[..<$0]) } ?? name
  }

  private static func lastDot(of name: [UInt8]) -> Int? {
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot != name.startIndex else {
      return nil
    }
    return dot
  }
}
