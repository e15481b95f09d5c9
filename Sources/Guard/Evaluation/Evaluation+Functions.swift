internal import Documents

/// Function calls.
extension Evaluation {
  /// What a call gives: a value for each result of its first argument that it can handle.
  func results(
    of call: FunctionCall, in scope: Scope, on context: GuardValue
  ) throws(EvaluationError) -> [QueryResult] {
    var arguments: [[QueryResult]] = []
    for argument in call.arguments {
      arguments.append(try results(of: argument, in: scope, on: context))
    }
    let run = FunctionRun(range: call.range, time: time, effort: effort)
    // What is made from something that is not decided is not decided either.
    let isOpen = arguments.joined().contains { result in
      if case .undecided = result.kind { return true }
      return result.isMaybe || call.function != .count && result.value?.isOpen == true
    }
    if isOpen { return [.resolved(GuardValue(.open(.unknown)))] }
    return try run.results(of: call.function, arguments)
  }
}

/// One call with arguments that are known.
private struct FunctionRun {
  let range: SourceRange
  let time: Int
  let effort: Effort

  private func error(_ message: String) -> EvaluationError {
    EvaluationError(message, at: range)
  }

  func results(
    of function: Function, _ arguments: [[QueryResult]]
  ) throws(EvaluationError) -> [QueryResult] {
    let first = arguments.first ?? []
    let other = arguments.dropFirst().map { $0.first?.value }
    switch function {
    case .count:
      return [.resolved(GuardValue(.integer(first.count { !$0.isUnresolved })))]
    case .now: return [.resolved(GuardValue(.integer(time)))]
    case .join: return [.resolved(try joined(first, by: other[0]))]
    case .toUpper: return try strings(first) { $0.uppercased() }
    case .toLower: return try strings(first) { $0.lowercased() }
    case .urlDecode: return try strings(first, urlDecoded)
    case .substring:
      guard let from = offset(other[0]), let to = offset(other[1]) else {
        throw error("'substring' takes two numbers")
      }
      return try strings(first) { Self.substring(of: $0, from, to) }
    case .regexReplace: return try replaced(first, other[0], other[1])
    case .jsonParse: return try map(first) { (value) throws(EvaluationError) in try parsed(value) }
    case .parseInt: return try map(first) { (value) throws(EvaluationError) in try integer(value) }
    case .parseFloat: return try map(first) { (value) throws(EvaluationError) in try real(value) }
    case .parseBoolean:
      return try map(first) { (value) throws(EvaluationError) in try boolean(value) }
    case .parseString: return try map(first) { (value) throws(EvaluationError) in string(value) }
    case .parseChar:
      return try map(first) { (value) throws(EvaluationError) in try character(value) }
    case .parseEpoch: return try map(first) { (value) throws(EvaluationError) in try epoch(value) }
    }
  }

  /// What it makes of each value that it can handle, at the place of that value.
  private func map(
    _ results: [QueryResult],
    _ transform: (GuardValue) throws(EvaluationError) -> GuardValue.Content?
  ) throws(EvaluationError) -> [QueryResult] {
    var made: [QueryResult] = []
    for result in results {
      guard let value = result.value, let content = try transform(value) else { continue }
      made.append(.resolved(GuardValue(content, at: value.place)))
    }
    return made
  }

  private func strings(
    _ results: [QueryResult], _ transform: (String) -> String?
  ) throws(EvaluationError) -> [QueryResult] {
    try map(results) { (value) throws(EvaluationError) in
      guard let text = value.string, let made = transform(text) else { return nil }
      try effort.make(bytes: made.utf8.count, at: range)
      return .string(made)
    }
  }

  // MARK: Texts

  private func joined(
    _ results: [QueryResult], by separator: GuardValue?
  ) throws(EvaluationError) -> GuardValue {
    let between: String
    switch separator?.content {
    case .string(let text): between = text
    case .character(let scalar): between = String(scalar)
    default: throw error("'join' takes a text to put between")
    }
    var parts: [String] = []
    for result in results {
      guard let part = result.value?.string else {
        throw error("'join' takes texts only; spread a list with '[*]'")
      }
      try effort.make(bytes: part.utf8.count + between.utf8.count, at: range)
      parts.append(part)
    }
    return GuardValue(.string(parts.joined(separator: between)))
  }

  private func offset(_ value: GuardValue?) -> Int? {
    switch value?.content {
    case .integer(let number): number
    case .real(let number): Int(exactly: number.rounded(.towardZero))
    default: nil
    }
  }

  /// Bytes `from` up to `to`; `nil` where that cuts a character or is not inside.
  private static func substring(of text: String, _ from: Int, _ to: Int) -> String? {
    let bytes = Array(text.utf8)
    guard from >= 0, from < to, to <= bytes.count else { return nil }
    return String(validating: bytes[from..<to], as: UTF8.self)
  }

  private func urlDecoded(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    var decoded: [UInt8] = []
    var place = 0
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "%"), place + 2 < bytes.count,
        let value = UInt8(
          String(decoding: bytes[(place + 1)...(place + 2)], as: UTF8.self), radix: 16)
      {
        decoded.append(value)
        place += 3
      } else {
        decoded.append(bytes[place])
        place += 1
      }
    }
    return String(validating: decoded, as: UTF8.self)
  }

  private func replaced(
    _ results: [QueryResult], _ pattern: GuardValue?, _ replacement: GuardValue?
  ) throws(EvaluationError) -> [QueryResult] {
    guard let written = pattern?.string, let replacement = replacement?.string else {
      throw error("'regex_replace' takes two texts: a regular expression, and what replaces it")
    }
    let pattern: Pattern
    do throws(Pattern.Refusal) {
      pattern = try Pattern(written)
    } catch {
      throw self.error("'\(written)' is refused: \(error.message)")
    }
    return try map(results) { (value) throws(EvaluationError) in
      guard let text = value.string else { return nil }
      let bytes = Array(text.utf8)
      guard let matches = pattern.expression.matches(in: bytes) else {
        throw error("the regular expression takes too many steps")
      }
      // Text outside the matches is dropped, as by the reference implementation.
      var made = ""
      for groups in matches {
        made += try expanded(replacement, groups: groups, of: bytes, pattern.expression)
      }
      return .string(made)
    }
  }

  /// `$1`, `${1}`, `$name`, `${name}` and `$$`.
  private func expanded(
    _ template: String, groups: [Range<Int>?], of text: [UInt8], _ expression: RegularExpression
  ) throws(EvaluationError) -> String {
    try effort.make(bytes: template.utf8.count, at: range)
    var result = ""
    var rest = Substring(template)
    while let sign = rest.firstIndex(of: "$") {
      result += rest[..<sign]
      rest = rest[rest.index(after: sign)...]
      if rest.first == "$" {
        result += "$"
        rest = rest.dropFirst()
        continue
      }
      let isBraced = rest.first == "{"
      let name = (isBraced ? rest.dropFirst() : rest).prefix {
        $0.isLetter || $0.isNumber || $0 == "_"
      }
      guard !name.isEmpty else {
        result += "$"
        continue
      }
      rest = rest[name.endIndex...].dropFirst(isBraced ? 1 : 0)
      let number = Int(name) ?? expression.group(named: String(name)) ?? -1
      if groups.indices.contains(number), let group = groups[number] {
        try effort.make(bytes: group.count, at: range)
        result += String(decoding: text[group], as: UTF8.self)
      }
    }
    return result + rest
  }

  // MARK: Values

  /// A text in YAML or JSON as what it says, at the place of the text.
  private func parsed(
    _ value: GuardValue
  ) throws(EvaluationError) -> GuardValue.Content? {
    guard let text = value.string else { return nil }
    try effort.make(bytes: text.utf8.count, at: range)
    let source = SourceText(text)
    let document: Document
    do throws(DocumentError) {
      if let json = try? Document(reading: source, as: .json) {
        document = json
      } else {
        document = try Document(reading: source, as: .yaml)
      }
    } catch {
      throw self.error("'json_parse' is given a text that does not parse: \(error.message)")
    }
    if let duplicate = document.duplicateKeys.first {
      throw error("'json_parse' is given a text in which '\(duplicate.key)' appears twice")
    }
    do throws(WrittenDocument.Refusal) {
      return try WrittenDocument.value(of: document, .test).moved(to: value.place).content
    } catch {
      throw self.error("'json_parse' is given a text that is not taken: \(error.message)")
    }
  }

  private func digit(_ scalar: Unicode.Scalar) -> Int? {
    scalar.isASCII ? scalar.properties.numericValue.map { Int($0) } : nil
  }

  private func integer(
    _ value: GuardValue
  ) throws(EvaluationError) -> GuardValue.Content? {
    switch value.content {
    case .integer: return value.content
    case .real(let number): return Self.truncated(number)
    case .string(let text):
      guard let number = Int(text) else { throw error("'\(text)' is not a whole number") }
      return .integer(number)
    case .character(let scalar):
      guard let digit = digit(scalar) else { throw error("'\(scalar)' is not a digit") }
      return .integer(digit)
    default: return nil
    }
  }

  private static func truncated(_ number: Double) -> GuardValue.Content {
    if number.isNaN { return .integer(0) }
    if number >= 0x1p63 { return .integer(.max) }
    return .integer(number < -0x1p63 ? .min : Int(number))
  }

  private func real(_ value: GuardValue) throws(EvaluationError) -> GuardValue.Content? {
    switch value.content {
    case .integer(let number): return .real(Double(number))
    case .real: return value.content
    case .string(let text):
      guard let number = Double(text) else { throw error("'\(text)' is not a number") }
      return .real(number)
    case .character(let scalar):
      guard let digit = digit(scalar) else { throw error("'\(scalar)' is not a digit") }
      return .real(Double(digit))
    default: return nil
    }
  }

  private func boolean(
    _ value: GuardValue
  ) throws(EvaluationError) -> GuardValue.Content? {
    switch value.content {
    case .boolean: return value.content
    case .string(let text):
      switch text.lowercased() {
      case "true": return .boolean(true)
      case "false": return .boolean(false)
      default: throw error("'\(text)' is neither true nor false")
      }
    default: return nil
    }
  }

  private func string(_ value: GuardValue) -> GuardValue.Content? {
    switch value.content {
    case .string: value.content
    case .integer(let number): .string(String(number))
    case .boolean(let flag): .string(flag ? "true" : "false")
    case .real(let number): .string(Self.text(of: number))
    case .character(let scalar): .string(String(scalar))
    default: nil
    }
  }

  /// The shortest decimal form, without an exponent.
  private static func text(of number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-inf" : "inf" }
    if number == number.rounded(), abs(number) < 0x1p63 { return String(Int(number)) }
    let written = "\(number)"
    guard let sign = written.firstIndex(of: "e"),
      let exponent = Int(written[written.index(after: sign)...])
    else { return written }
    let isNegative = written.hasPrefix("-")
    let digits = written[..<sign].filter(\.isNumber)
    let whole = written[..<sign].prefix { $0 != "." }.filter(\.isNumber).count + exponent
    let text =
      whole <= 0
      ? "0." + String(repeating: "0", count: -whole) + digits
      : digits + String(repeating: "0", count: max(0, whole - digits.count))
    return (isNegative ? "-" : "") + text
  }

  private func character(
    _ value: GuardValue
  ) throws(EvaluationError) -> GuardValue.Content? {
    switch value.content {
    case .string(let text):
      guard let scalar = text.unicodeScalars.first else { return nil }
      guard text.utf8.count == 1 else { throw error("'\(text)' is more than one character") }
      return .character(scalar)
    case .integer(let number):
      guard (0...9).contains(number), let scalar = String(number).unicodeScalars.first else {
        throw error("\(number) is not a digit")
      }
      return .character(scalar)
    // As in the reference implementation, the way back.
    case .character(let scalar): return .string(String(scalar))
    default: return nil
    }
  }

  private func epoch(
    _ value: GuardValue
  ) throws(EvaluationError) -> GuardValue.Content? {
    guard let text = value.string else { return nil }
    guard let seconds = InternetTime.seconds(of: text) else {
      throw error("'\(text)' is not a time such as 2026-01-31T12:00:00Z")
    }
    return .integer(seconds)
  }
}
