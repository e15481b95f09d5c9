internal import CYAML

/// libyaml's event parser over one text.
///
/// `yaml_parser_t` points at itself and reads its input until it is deleted: both stay where they are
/// while `body` of ``withEvents(of:_:)`` runs.
@safe struct YAMLParser: ~Copyable {
  private let parser: UnsafeMutablePointer<yaml_parser_t>

  /// Runs `body` with a parser at the start of `bytes`.
  static func withEvents<Result>(
    of bytes: [UInt8], _ body: (inout YAMLParser) throws(DocumentError) -> Result
  ) throws(DocumentError) -> Result {
    let result: Swift.Result<Result, DocumentError> = unsafe bytes.withUnsafeBufferPointer {
      buffer in
      var parser = unsafe YAMLParser(reading: buffer)
      do throws(DocumentError) {
        return .success(try body(&parser))
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private init(reading buffer: UnsafeBufferPointer<UInt8>) {
    unsafe parser = .allocate(capacity: 1)
    unsafe yaml_parser_initialize(parser)
    unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    unsafe yaml_parser_set_input_string(parser, buffer.baseAddress, buffer.count)
  }

  deinit {
    unsafe yaml_parser_delete(parser)
    unsafe parser.deallocate()
  }

  /// The next event; after ``YAMLEvent/streamEnd`` there is none.
  mutating func next() throws(YAMLFailure) -> YAMLEvent {
    var event = unsafe yaml_event_t()
    guard unsafe yaml_parser_parse(parser, &event) != 0 else { throw failure() }
    defer { unsafe yaml_event_delete(&event) }
    return unsafe YAMLEvent(event)
  }

  private func failure() -> YAMLFailure {
    let parser = unsafe parser.pointee
    let problem = unsafe parser.problem.map { unsafe String(cString: $0) } ?? "not valid YAML"
    guard unsafe parser.error != YAML_READER_ERROR else {
      return YAMLFailure(
        problem: problem, context: nil, place: .byte(unsafe Int(parser.problem_offset)))
    }
    let context = unsafe parser.context.map { unsafe String(cString: $0) }
    return YAMLFailure(
      problem: problem, context: context,
      place: .scalar(
        unsafe Int(parser.problem_mark.index),
        context: context == nil ? nil : unsafe Int(parser.context_mark.index)))
  }
}

/// Why libyaml stopped, and where: it counts bytes while decoding and Unicode scalars afterwards.
struct YAMLFailure: Error {
  enum Place {
    case byte(Int)
    /// `context` is where the construct starts that was being read.
    case scalar(Int, context: Int?)
  }

  /// What is wrong, in libyaml's words.
  let problem: String
  /// What was being read, in its words.
  let context: String?
  let place: Place
}

/// One event of libyaml, copied out of C; its marks count Unicode scalars from 0.
struct YAMLEvent {
  enum Content {
    case streamStart
    case streamEnd
    case documentStart
    case documentEnd
    case alias(anchor: String)
    case scalar(Scalar)
    case sequenceStart(tag: String?, anchor: String?)
    case sequenceEnd
    case mappingStart(tag: String?, anchor: String?)
    case mappingEnd
    case none
  }

  struct Scalar {
    let text: String
    /// Without quotes and no block.
    let isPlain: Bool
    /// `|` or `>`.
    let isBlock: Bool
    let tag: String?
    let anchor: String?
  }

  let content: Content
  let start: Int
  let end: Int

  fileprivate init(_ event: yaml_event_t) {
    start = unsafe Int(event.start_mark.index)
    end = unsafe Int(event.end_mark.index)
    content =
      switch unsafe event.type {
      case YAML_STREAM_START_EVENT: .streamStart
      case YAML_STREAM_END_EVENT: .streamEnd
      case YAML_DOCUMENT_START_EVENT: .documentStart
      case YAML_DOCUMENT_END_EVENT: .documentEnd
      case YAML_ALIAS_EVENT: unsafe .alias(anchor: text(event.data.alias.anchor) ?? "")
      case YAML_SCALAR_EVENT: unsafe Self.scalar(event.data.scalar)
      case YAML_SEQUENCE_START_EVENT:
        unsafe .sequenceStart(
          tag: text(event.data.sequence_start.tag), anchor: text(event.data.sequence_start.anchor))
      case YAML_SEQUENCE_END_EVENT: .sequenceEnd
      case YAML_MAPPING_START_EVENT:
        unsafe .mappingStart(
          tag: text(event.data.mapping_start.tag), anchor: text(event.data.mapping_start.anchor))
      case YAML_MAPPING_END_EVENT: .mappingEnd
      default: .none
      }
  }

  private static func scalar(_ scalar: yaml_event_s.__Unnamed_union_data.__Unnamed_struct_scalar)
    -> Content
  {
    let bytes = unsafe UnsafeBufferPointer(start: scalar.value, count: scalar.length)
    let scalar = unsafe Scalar(
      text: String(decoding: bytes, as: UTF8.self),
      isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE,
      isBlock: scalar.style == YAML_LITERAL_SCALAR_STYLE
        || scalar.style == YAML_FOLDED_SCALAR_STYLE,
      tag: Documents.text(scalar.tag), anchor: Documents.text(scalar.anchor))
    return .scalar(scalar)
  }
}

/// Tags and anchors are NUL-terminated: their grammar has no NUL.
private func text(_ bytes: UnsafeMutablePointer<yaml_char_t>?) -> String? {
  unsafe bytes.map { unsafe String(cString: $0) }
}
