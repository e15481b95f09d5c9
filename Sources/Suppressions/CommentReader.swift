internal import Documents
internal import Findings
internal import Templates

/// Directives in comments: `# cogcheck:ignore RULE[,RULE] [until=YYYY-MM-DD] -- reason`.
struct CommentReader {
  private(set) var directives: [WrittenDirective] = []
  private(set) var faults: [SuppressionFault] = []

  private static let mark = "cogcheck:ignore"
  private static let form = "'# cogcheck:ignore RULE -- reason'"

  private let template: Template

  init(_ template: Template) {
    self.template = template
    let document = template.document
    let source = document.source
    guard document.syntax == .yaml,
      source.firstRange(of: Self.mark, in: SourceRange(0, source.bytes.count)) != nil
    else { return }
    let comments = YAMLComments(document)
    for comment in comments.all {
      read(comment, source.string(in: comment.range), covering: comments.scope(of: comment))
    }
  }

  /// - Parameter text: from the `#` to the end of the line.
  private mutating func read(
    _ comment: YAMLComments.Comment, _ text: String, covering scope: SourceRange?
  ) {
    let start = comment.range.start
    var rest = text.utf8.dropFirst().drop { $0 == 0x20 || $0 == 0x09 }
    guard rest.starts(with: Self.mark.utf8) else { return }
    func words(_ part: Substring.UTF8View.SubSequence) -> WrittenDirective.Words {
      let offset = start + text.utf8.distance(from: text.startIndex, to: part.startIndex)
      return WrittenDirective.Words(
        String(decoding: part, as: UTF8.self), at: SourceRange(offset, offset + part.count))
    }
    let first = words(rest.prefix { $0 != 0x20 && $0 != 0x09 })
    guard first.text == Self.mark else {
      return fault("there is no comment '\(first.text)'; write \(Self.form)", at: first)
    }
    rest = rest.dropFirst(Self.mark.utf8.count)
    guard let scope else {
      return fault("comment stands above nothing that it could cover; remove it", at: first)
    }
    let (head, reason) = Self.split(rest)
    var selectors: [WrittenDirective.Words] = []
    var expires: WrittenDirective.Words?
    for part in head.split(whereSeparator: { [0x20, 0x09, 0x2C].contains($0) }) {
      guard let equals = part.firstIndex(of: UInt8(ascii: "=")) else {
        selectors.append(words(part))
        continue
      }
      let key = words(part[..<equals])
      guard key.text == "until", expires == nil else {
        return fault(
          "there is no '\(key.text)=' here; write \(Self.form), with 'until=YYYY-MM-DD' before"
            + " the reason where it ends", at: key)
      }
      expires = words(part[part.index(after: equals)...])
    }
    guard !selectors.isEmpty else {
      return fault("comment names no rule; write \(Self.form)", at: first)
    }
    let resource = template.resource(around: scope)
    directives += selectors.map {
      WrittenDirective(
        origin: .comment, scope: .range(scope), resource: resource, selector: $0,
        reason: reason.map(words), expires: expires, at: nil)
    }
  }

  /// What stands before and behind `--`, which stands alone.
  private static func split(
    _ text: Substring.UTF8View
  ) -> (head: Substring.UTF8View, reason: Substring.UTF8View?) {
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 }
    for part in text.split(whereSeparator: isBlank) where part.elementsEqual("--".utf8) {
      var reason = text[part.endIndex...].drop(while: isBlank)
      while let last = reason.last, isBlank(last) { reason = reason.dropLast() }
      return (text[..<part.startIndex], reason)
    }
    return (text, nil)
  }

  private mutating func fault(_ message: String, at words: WrittenDirective.Words) {
    faults.append(
      SuppressionFault(
        .malformed, message, at: words, template.resource(around: words.place.range)))
  }
}

extension Template {
  /// The resource whose declaration, with its key, holds a range.
  fileprivate func resource(around range: SourceRange) -> Resource? {
    resources.all.first { $0.entry.keyRange.union($0.node.range).contains(range) }
  }
}
