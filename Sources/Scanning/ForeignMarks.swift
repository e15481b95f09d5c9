public import Documents
public import Findings
internal import Rules
internal import Suppressions
internal import Templates

/// The marks of other tools in one template.
public struct ForeignMarks: Sendable {
  /// The template, as reports name it.
  public let path: String
  /// The text that they stand in.
  public let source: SourceText
  /// In document order.
  public let marks: [ForeignMark]
}

extension Scan {
  /// Reads the templates for what they say to other tools, and checks nothing.
  ///
  /// - Throws: ``UsageError`` where ``prepared()`` does.
  public func foreignMarks() async throws(UsageError) -> [ForeignMarks] {
    let files = try prepared().files
    return await files.templates { template, path in
      let marks = ForeignMark.all(in: template)
      return marks.isEmpty
        ? nil : ForeignMarks(path: path, source: template.document.source, marks: marks)
    }
  }
}
