/// Where each value and key of a JSON text stands.
///
/// jansson keeps no positions, so this walks the bytes that jansson has accepted; it checks nothing
/// but depth.
struct JSONTokens {
  enum Kind: UInt8 {
    case object
    case array
    case string
    case number
    case `true`
    case `false`
    case null
  }

  struct Token {
    let kind: Kind
    let start: Int
    var end: Int
    /// Members of an object or items of an array.
    var count = 0
    /// The index of the first token behind this value.
    var next = 0
  }

  /// Document order; in an object each key stands before its value.
  private(set) var tokens: [Token] = []

  init(of text: [UInt8]) throws(DocumentError) {
    let bytes = text.span
    tokens.reserveCapacity(bytes.count / 12)
    var open: [Int] = []
    var offset = 0
    let count = bytes.count
    while offset < count {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        guard open.count < Document.maximumDepth else {
          throw .tooDeep(at: offset)
        }
        open.append(tokens.count)
        tokens.append(
          Token(kind: byte == UInt8(ascii: "{") ? .object : .array, start: offset, end: offset))
        offset += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        offset += 1
        guard let container = open.popLast() else { continue }
        tokens[container].end = offset
        tokens[container].next = tokens.count
        finishValue(in: open.last)
      case UInt8(ascii: "\""):
        let start = offset
        offset += 1
        while offset < count, bytes[offset] != UInt8(ascii: "\"") {
          offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
        }
        offset += 1
        addScalar(.string, start, offset, in: open.last)
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        let start = offset
        while offset < count, Self.belongsToNumber(bytes[offset]) { offset += 1 }
        addScalar(.number, start, offset, in: open.last)
      case UInt8(ascii: "t"):
        addScalar(.true, offset, offset + 4, in: open.last)
        offset += 4
      case UInt8(ascii: "f"):
        addScalar(.false, offset, offset + 5, in: open.last)
        offset += 5
      case UInt8(ascii: "n"):
        addScalar(.null, offset, offset + 4, in: open.last)
        offset += 4
      case UInt8(ascii: ":"):
        // What was counted as a value was a key.
        if let container = open.last { tokens[container].count -= 1 }
        offset += 1
      default:
        offset += 1
      }
    }
  }

  private mutating func addScalar(_ kind: Kind, _ start: Int, _ end: Int, in container: Int?) {
    tokens.append(Token(kind: kind, start: start, end: end, next: tokens.count + 1))
    finishValue(in: container)
  }

  private mutating func finishValue(in container: Int?) {
    if let container { tokens[container].count += 1 }
  }

  private static func belongsToNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
      UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }
}
