internal import Documents

/// A configuration and those that it extends, of which the first one that sets a value decides.
struct ConfigurationChain: Sendable {
  /// The nearest first; none where there is no configuration.
  private(set) var all: [Configuration] = []

  /// More files extend each other by mistake alone.
  private static let maximumCount = 10

  /// No configuration.
  init() {}

  /// Follows `extends` from a configuration to the last one.
  ///
  /// - Throws: ``UsageError`` where it leads nowhere, out of the repository or in a circle.
  init(from first: Configuration, below root: SourceRoot) throws(UsageError) {
    all = [first]
    let home = SourceRoot.repository(above: first.folder)
    let boundary = home ?? (first.folder.isAtOrBelow(root.path) ? root.path : first.folder)
    var known = [Self.place(of: first.file)]
    while let last = all.last, let node = last.extends {
      let refuse = { (message: String) in last.text.error(message, at: node) }
      let written = node.text ?? ""
      guard !BytePath(written).isAbsolute, !written.contains("://") else {
        throw refuse("'extends' takes a path relative to this file, not '\(written)'")
      }
      let file = last.folder.resolving(written)
      guard let real = try? FilePaths.real(file) else {
        throw refuse("there is no file '\(written)' to extend")
      }
      guard real.isAtOrBelow(boundary) else {
        throw refuse(
          "'\(written)' is outside '\(boundary.text)'; extend a file inside of the repository")
      }
      guard !known.contains(real) else {
        throw refuse("'\(written)' extends this file in turn; end the circle")
      }
      guard known.count < Self.maximumCount else {
        throw refuse("more than \(Self.maximumCount) files extend each other")
      }
      known.append(real)
      let reported = root.reported(real)
      all.append(
        try Configuration(
          readingFrom: real, reportedPath: reported, namedBy: "configuration '\(reported)'",
          below: root))
    }
  }

  /// What the nearest configuration sets that sets it at all.
  func first<Value>(_ value: (Configuration) -> Value?) -> Value? {
    for configuration in all {
      if let value = value(configuration) { return value }
    }
    return nil
  }

  private static func place(of file: BytePath) -> BytePath { (try? FilePaths.real(file)) ?? file }
}
