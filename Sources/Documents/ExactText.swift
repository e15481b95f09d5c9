/// A text that equals only the same bytes.
///
/// `String` takes canonically equal texts for one (`é` and `e` with an accent); keys are not.
public struct ExactText: Hashable, Sendable {
  /// The text.
  public let text: String

  /// A text with this equality.
  public init(_ text: String) { self.text = text }

  /// Byte for byte.
  public static func == (left: ExactText, right: ExactText) -> Bool {
    left.text.hasSameBytes(as: right.text)
  }

  /// Hashes the text.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(text)
  }
}

extension String {
  /// Byte for byte, without Unicode normalisation.
  public func hasSameBytes(as other: String) -> Bool {
    // The first two tell nearly all apart, and fast.
    utf8.count == other.utf8.count && self == other && utf8.elementsEqual(other.utf8)
  }
}
