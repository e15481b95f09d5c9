extension Document {
  /// Reads a file in the notation that its name and its beginning tell.
  ///
  /// `.json` and `.jsn` are JSON; anything else is JSON if that can be, since JSON may hold tabs, and
  /// YAML if not.
  ///
  /// - Throws: ``DocumentError`` of the notation that was to be expected.
  public init(reading source: SourceText, named path: String) throws(DocumentError) {
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    if ending == "json" || ending == "jsn" {
      try self.init(reading: source, as: .json)
      return
    }
    let first = source.bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "["),
      let json = try? Document(reading: source, as: .json)
    {
      self = json
    } else {
      try self.init(reading: source, as: .yaml)
    }
  }
}
