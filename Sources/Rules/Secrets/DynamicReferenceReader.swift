/// Tells what of a text stands outside dynamic references, which may be put together from several texts.
///
/// Forms: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
struct DynamicReferenceReader {
  /// A reference has begun and not ended.
  private(set) var isInside = false

  /// The pieces of the next text that belong to no reference.
  mutating func pieces(of text: String) -> [String] {
    var pieces: [String] = []
    var rest = text[...]
    while !rest.isEmpty {
      let mark = rest.firstRange(of: isInside ? "}}" : "{{resolve:")
      if !isInside { pieces.append(String(rest[..<(mark?.lowerBound ?? rest.endIndex)])) }
      guard let mark else { break }
      rest = rest[mark.upperBound...]
      isInside.toggle()
    }
    return pieces
  }
}
