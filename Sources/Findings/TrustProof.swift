public import Documents

/// How the trust between a pool and its SMS role is decided, step by step, for people to follow.
public struct TrustProof: Sendable {
  /// One line of the proof.
  public struct Line: Hashable, Sendable {
    /// How deep it stands below the others, from 0.
    public let depth: Int
    /// In words; lower-case start where it is no title.
    public let text: String
    /// The answer, where the line is a question.
    public let answer: String?
    /// What it speaks of.
    public let range: SourceRange?

    /// A line.
    public init(_ text: String, depth: Int, answer: String? = nil, at range: SourceRange? = nil) {
      self.text = text
      self.depth = depth
      self.answer = answer
      self.range = range
    }
  }

  /// The pool.
  public let resource: ResourceName
  /// The proof, read top down.
  public let lines: [Line]

  /// The proof for a pool.
  public init(_ resource: ResourceName, _ lines: [Line]) {
    self.resource = resource
    self.lines = lines
  }
}
