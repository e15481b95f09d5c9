public import Documents
public import Findings

/// A proof as `explain --trust` prints it.
public enum TrustProofPage {
  /// The proof of one pool of a file.
  ///
  /// - Parameter path: the file, as it is shown.
  public static func text(_ proof: TrustProof, of source: SourceText, path: String) -> String {
    let index = LineIndex(source)
    func place(_ range: SourceRange?) -> String {
      range.map { "  (line \(index.position(of: $0.start).line))" } ?? ""
    }
    let title = "'\(proof.resource.logicalID)' (\(proof.resource.type)), \(path)"
    let head = LogSafe.text(title) + place(proof.resource.range) + "\n"
    return head
      + proof.lines.map { line in
        let indentation = String(repeating: "  ", count: line.depth + 1)
        let answer = line.answer.map { ": \($0)" } ?? ""
        return indentation + LogSafe.text(line.text + answer) + place(line.range) + "\n"
      }.joined()
  }
}
