internal import Documents
internal import Findings
internal import Rules

/// The text of a configuration, for errors that show what they speak of.
struct ConfigurationText: Sendable {
  let source: SourceText
  /// As messages name it.
  let path: String
  private let lines: LineIndex

  /// Takes the bytes of a file.
  ///
  /// - Throws: ``UsageError`` where they are no text.
  init(_ bytes: [UInt8], path: String) throws(UsageError) {
    self.path = path
    do throws(DocumentError) {
      source = try SourceText(bytes)
      lines = LineIndex(source)
    } catch {
      let readable = SourceText(repairing: bytes)
      throw UsageError(
        error.message, at: SourceRange(error.offset, error.offset), of: readable, path: path)
    }
  }

  /// Its tree, in which no key stands twice.
  func document() throws(UsageError) -> Document {
    let document: Document
    do throws(DocumentError) {
      document = try Document(reading: source, named: path)
    } catch {
      let message =
        error.cause == .severalDocuments
        ? "a second YAML document starts; a configuration is one document" : error.message
      throw self.error(message, at: SourceRange(error.offset, error.offset))
    }
    if let duplicate = document.duplicateKeys.first {
      let line = lines.position(of: duplicate.first.start).line
      throw error("'\(duplicate.key)' is already on line \(line)", at: duplicate.range)
    }
    return document
  }

  /// The line of a value that is set.
  func origin(of range: SourceRange) -> Origin {
    .file(path: path, line: lines.position(of: range.start).line)
  }

  /// What is wrong with a place.
  func error(_ message: String, at range: SourceRange) -> UsageError {
    UsageError(message, at: range, of: source, path: path)
  }

  /// What is wrong with a value; one on several lines is shown by its key.
  func error(_ message: String, at node: Node) -> UsageError {
    error(message, at: Place(node).range)
  }

  /// A name that is none of those that there are.
  ///
  /// - Parameters:
  ///   - what: what there is none of: `there is no rule`.
  ///   - otherwise: what to say where no name is near.
  func unknown(
    _ what: String, _ name: String, at range: SourceRange, among names: [String],
    otherwise: String
  ) -> UsageError {
    let hint = name.nearest(in: names).map { "did you mean '\($0)'?" } ?? otherwise
    return error("\(what) '\(name)'; \(hint)", at: range)
  }
}
