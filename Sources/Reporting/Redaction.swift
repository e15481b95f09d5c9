internal import Documents
internal import Findings

/// What of a template may be shown: literal values that are secret read `***`.
///
/// In the text of the template a secret is hidden where it stands, and elsewhere where it can be no
/// other word: `prod` may be the secret of one property and mean something harmless everywhere else.
struct Redaction {
  /// Stands for every secret, whatever its length.
  static let token = "***"

  /// A longer value is hidden where it stands, but not looked for elsewhere.
  private static let valueLimit = 10_000

  /// Ordered, disjoint and not empty.
  let ranges: [SourceRange]
  private let matcher: TextMatcher
  /// How far each value of the matcher gives itself away where nothing quotes it.
  private let tells: [SecretSpelling]
  /// What is hidden of a template without a tree, for messages that quote it as it is written.
  private let hiddenText: [UInt8]

  /// Hides nothing: for texts that are no templates.
  init() {
    (ranges, tells, hiddenText) = ([], [], [])
    matcher = TextMatcher([])
  }

  init(_ template: TemplateReport) {
    var values: Set<[UInt8]> = []
    for secret in template.secrets where !secret.text.isEmpty {
      var texts = [secret.text]
      if secret.range.end - secret.range.start <= Self.valueLimit {
        texts.append(SecretSpelling.unquoted(template.source.string(in: secret.range)))
      }
      for text in texts {
        let value = Array(SecretSpelling.trimmed(text).utf8)
        if value.count > 1, value.count <= Self.valueLimit { values.insert(value) }
      }
    }
    let patterns = Array(values)
    matcher = TextMatcher(patterns)
    tells = patterns.map(SecretSpelling.init)
    let bytes = template.source.bytes
    let places = template.secrets.map(\.range)
    let spellings = tells
    let repeated = matcher.ranges(in: bytes) { range, index in
      spellings[index].isNoWord(isAlone: SecretSpelling.isAlone(range, in: bytes))
    }
    ranges = Self.merged(places + repeated)
    hiddenText =
      template.isUnreadable ? ranges.flatMap { Array(bytes[$0.start..<$0.end]) + [0x0A] } : []
  }

  /// Whether a secret stands in a range of the template.
  func touches(_ range: SourceRange) -> Bool { !ranges(in: range).isEmpty }

  /// The secrets that a range of the template touches.
  func ranges(in range: SourceRange) -> ArraySlice<SourceRange> {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].end <= range.start { low = middle + 1 } else { high = middle }
    }
    return ranges[low...].prefix { $0.start < range.end }
  }

  /// The text of a range of the template, secrets masked.
  func text(of range: SourceRange, in source: SourceText) -> String {
    var result = ""
    var start = range.start
    for secret in ranges(in: range) {
      if secret.start > start { result += source.string(in: SourceRange(start, secret.start)) }
      result += Self.token
      start = secret.end
    }
    return result + (start < range.end ? source.string(in: SourceRange(start, range.end)) : "")
  }

  /// What a rule said, secrets masked.
  ///
  /// Rules quote values: a secret as a whole between single quotes, or beside `${…}` there, is hidden. The
  /// other words are the rule's own, and a secret may be one of them (`role`): there only what can be no word is hidden.
  func message(_ message: String) -> String {
    let bytes = Array(message.utf8)
    guard !bytes.isEmpty else { return message }
    let quoted = QuotedRuns(bytes)
    let found = matcher.ranges(in: bytes) { range, index in
      quoted.isWhole(range)
        || tells[index].isNoWord(isAlone: SecretSpelling.isAlone(range, in: bytes))
    }
    let written = hiddenText.isEmpty ? [] : quoted.runs.filter { Self.holds(hiddenText, bytes, $0) }
    return Self.masked(message, bytes, found + written)
  }

  /// A name, a type or a path of the template, with `/` between its parts.
  ///
  /// Its first two parts are a section and a name, which are no values; each further one may be.
  func path(_ path: String) -> String {
    let bytes = Array(path.utf8)
    let slash = UInt8(ascii: "/")
    let section = bytes.firstIndex(of: slash)
    let name = section.flatMap { bytes[($0 + 1)...].firstIndex(of: slash) } ?? bytes.count
    let found = matcher.ranges(in: bytes) { range, index in
      let isPart =
        range.start > name && bytes[range.start - 1] == slash
        && (range.end == bytes.count || bytes[range.end] == slash)
      return isPart
        || tells[index].isNoWord(isAlone: SecretSpelling.isAlone(range, in: bytes))
    }
    return Self.masked(path, bytes, found)
  }

  private static func masked(_ text: String, _ bytes: [UInt8], _ ranges: [SourceRange]) -> String {
    let hidden = merged(ranges + Secret.accessKeys(in: bytes))
    guard !hidden.isEmpty else { return text }
    var result = ""
    var start = 0
    for range in hidden {
      result += String(decoding: bytes[start..<range.start], as: UTF8.self) + token
      start = range.end
    }
    return result + String(decoding: bytes[start...], as: UTF8.self)
  }

  private static func merged(_ ranges: [SourceRange]) -> [SourceRange] {
    var merged: [SourceRange] = []
    for range in ranges.sorted() where range.end > range.start {
      if let last = merged.last, range.start < last.end {
        merged[merged.count - 1] = last.union(range)
      } else {
        merged.append(range)
      }
    }
    return merged
  }

  /// A quoted run of a message is part of what is hidden.
  private static func holds(_ hidden: [UInt8], _ message: [UInt8], _ run: SourceRange) -> Bool {
    guard run.end - run.start > 1 else { return false }
    let matcher = TextMatcher([Array(message[run.start..<run.end])])
    return !matcher.ranges(in: hidden, where: { _, _ in true }).isEmpty
  }
}
