/// Reads a patch without context, piece by piece, for the lines that it adds and takes away.
///
/// https://git-scm.com/docs/diff-format
struct PatchReader {
  /// By the new paths of the files.
  private(set) var files: [BytePath: [ChangedLines.Hunk]] = [:]

  private var path: BytePath?
  /// Of a line that says what follows.
  private var line: [UInt8] = []
  /// Lines of the hunk that are still to come.
  private var rest = 0
  /// The line is one of a hunk, of which nothing is kept.
  private var isSkipping = false
  private var isAtStart = true

  mutating func take(_ bytes: ArraySlice<UInt8>) {
    for byte in bytes {
      if isAtStart {
        // What is said of a missing line break at the end is none of the lines.
        isSkipping = rest > 0
        if isSkipping, byte != UInt8(ascii: "\\") { rest -= 1 }
        isAtStart = false
      }
      if byte == UInt8(ascii: "\n") {
        if !isSkipping { finishLine() }
        line.removeAll(keepingCapacity: true)
        isAtStart = true
      } else if !isSkipping {
        line.append(byte)
      }
    }
  }

  private mutating func finishLine() {
    if line.starts(with: "+++ ".utf8) {
      path = Self.path(line.dropFirst(4))
    } else if line.starts(with: "@@ -".utf8), let hunk = Self.hunk(line.dropFirst(4)) {
      rest = hunk.removed + hunk.count
      if let path { files[path, default: []].append(hunk) }
    }
  }

  /// `b/path`, in quotes where it holds some characters; `nil` for a file that is gone.
  private static func path(_ written: ArraySlice<UInt8>) -> BytePath? {
    let text =
      written.first == UInt8(ascii: "\"")
      ? unquoted(written.dropFirst())
      : Array(written.last == UInt8(ascii: "\t") ? written.dropLast() : written)
    return text.starts(with: "b/".utf8) ? BytePath(text.dropFirst(2)) : nil
  }

  /// What stands in quotes as C writes it.
  private static func unquoted(_ written: ArraySlice<UInt8>) -> [UInt8] {
    var text: [UInt8] = []
    var rest = written
    while let byte = rest.popFirst(), byte != UInt8(ascii: "\"") {
      guard byte == UInt8(ascii: "\\"), let escape = rest.popFirst() else {
        text.append(byte)
        continue
      }
      switch escape {
      case UInt8(ascii: "a"): text.append(0x07)
      case UInt8(ascii: "b"): text.append(0x08)
      case UInt8(ascii: "t"): text.append(0x09)
      case UInt8(ascii: "n"): text.append(0x0A)
      case UInt8(ascii: "v"): text.append(0x0B)
      case UInt8(ascii: "f"): text.append(0x0C)
      case UInt8(ascii: "r"): text.append(0x0D)
      case UInt8(ascii: "0")...UInt8(ascii: "7"):
        var value = Int(escape - 0x30)
        for _ in 0..<2 {
          guard let digit = rest.first, (0x30...0x37).contains(digit) else { break }
          value = value * 8 + Int(digit - 0x30)
          rest.removeFirst()
        }
        text.append(UInt8(truncatingIfNeeded: value))
      default: text.append(escape)
      }
    }
    return text
  }

  /// `12,3 +14,2 @@ …`; a count of 1 is left out.
  private static func hunk(_ written: ArraySlice<UInt8>) -> ChangedLines.Hunk? {
    let words = written.split(separator: UInt8(ascii: " "), maxSplits: 2)
    guard words.count == 3, words[1].first == UInt8(ascii: "+"),
      let (_, removed) = span(words[0]), let (start, count) = span(words[1].dropFirst())
    else { return nil }
    return ChangedLines.Hunk(start: start, count: count, removed: removed)
  }

  private static func span(_ written: ArraySlice<UInt8>) -> (start: Int, count: Int)? {
    let numbers = written.split(separator: UInt8(ascii: ",")).map {
      Int(String(decoding: $0, as: UTF8.self))
    }
    guard let start = numbers.first ?? nil else { return nil }
    return (start, numbers.count > 1 ? numbers[1] ?? 0 : 1)
  }
}
