/// A text in which `↓` stands before places that a test speaks of.
public struct MarkedText: Sendable {
  /// The text without marks.
  public let text: String
  /// The byte offsets of what stood behind the marks, in order.
  public let marks: [Int]

  /// Takes the marks out.
  public init(_ marked: String) {
    var text = ""
    var marks: [Int] = []
    for character in marked {
      if character == "↓" {
        marks.append(text.utf8.count)
      } else {
        text.append(character)
      }
    }
    self.text = text
    self.marks = marks
  }
}
