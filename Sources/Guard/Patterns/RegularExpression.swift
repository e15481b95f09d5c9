internal import CPCRE2

/// A compiled regular expression of PCRE2, which is freed with it.
///
/// Syntax: https://www.pcre.org/current/doc/html/pcre2pattern.html
@safe public final class RegularExpression: Sendable {
  /// Why a text is no pattern.
  public struct PatternError: Error, Hashable {
    /// Where it goes wrong: a byte of the pattern, from 0.
    public let offset: Int
  }

  /// What a match comes to.
  public enum Match: Hashable, Sendable {
    case found
    case none
    /// The pattern takes more steps than ``maximumSteps``, or more room than ``maximumKibibytes``.
    case tooCostly
  }

  /// How characters and ends of lines are seen.
  public enum Dialect: Sendable {
    /// `\d`, `\w`, `\s` and `\b` are ASCII.
    case ascii
    /// They are Unicode's, and only a line feed ends a line: patterns of Guard.
    case unicode
  }

  /// Steps of one match; a pattern that needs more is not decided.
  public static let maximumSteps: UInt32 = 1_000_000
  /// Memory of one match, in KiB.
  public static let maximumKibibytes: UInt32 = 16_384

  /// PCRE2 changes nothing in a compiled pattern while it matches, so that threads may share it.
  nonisolated(unsafe) private let code: OpaquePointer
  /// A match looks at nothing in front of where it starts.
  private let looksBehind: Bool
  /// Every alternative starts at the start of the text.
  private let isAnchored: Bool
  /// What follows a match may make it none.
  private let looksAhead: Bool

  /// Compiles a pattern.
  ///
  /// - Throws: ``PatternError`` where it is none.
  public init(_ pattern: String, dialect: Dialect = .ascii) throws(PatternError) {
    var error: Int32 = 0
    var offset = 0
    let bytes = Array(pattern.utf8)
    var options = UInt32(PCRE2_UTF) | UInt32(PCRE2_DOLLAR_ENDONLY)
    let context = unsafe pcre2_compile_context_create_8(nil)
    defer { unsafe pcre2_compile_context_free_8(context) }
    if dialect == .unicode {
      options |= UInt32(PCRE2_UCP)
      unsafe pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_LF))
    }
    guard
      let code = unsafe pcre2_compile_8(bytes, bytes.count, options, &error, &offset, context)
    else { throw PatternError(offset: offset) }
    unsafe self.code = code
    var lookBehind: UInt32 = 0
    unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_MAXLOOKBEHIND), &lookBehind)
    var allOptions: UInt32 = 0
    unsafe pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_ALLOPTIONS), &allOptions)
    looksBehind = lookBehind > 0
    isAnchored = allOptions & UInt32(PCRE2_ANCHORED) != 0
    looksAhead = Self.lookingAhead.contains { bytes.contains(bytesOf: $0) }
  }

  /// Signs of a pattern that looks at what follows, or takes it and does not give it back.
  private static let lookingAhead = [
    "$", "\\z", "\\b", "\\B", "(?=", "(?!", "(?>", "++", "*+", "?+", "}+", "(?(",
  ].map { Array($0.utf8) }

  deinit { unsafe pcre2_code_free_8(code) }

  /// Whether the pattern is the whole of `text`.
  public func matchesWhole(_ text: String) -> Match {
    match(Array(text.utf8), UInt32(PCRE2_ANCHORED) | UInt32(PCRE2_ENDANCHORED)).match
  }

  /// Whether the pattern occurs in `text`.
  public func occurs(in text: String) -> Match { match(Array(text.utf8), 0).match }

  /// Whether the pattern occurs in a text of known pieces, with something unknown in place of `nil`.
  ///
  /// `nil` where that hangs on what is not known.
  func occurs(inPieces pieces: [String?]) -> Match? {
    for (place, piece) in pieces.enumerated() {
      guard let piece, place == 0 || !looksBehind else { continue }
      let bytes = Array(piece.utf8)
      let options = place > 0 ? UInt32(PCRE2_NOTBOL) : 0
      // Nothing follows the last piece; elsewhere a match may hang on what does.
      if !looksAhead || place == pieces.count - 1 {
        switch match(bytes, options).match {
        case .found: return .found
        case .tooCostly: return .tooCostly
        case .none: break
        }
      }
      // What needs to see the end of the piece is not decided by it.
      let answer = match(bytes, options | UInt32(PCRE2_PARTIAL_HARD))
      switch answer.match {
      case .found where !answer.isPartial: return .found
      case .none where isAnchored && place == 0: return RegularExpression.Match.none
      case .tooCostly: return .tooCostly
      case .found, .none: break
      }
      if isAnchored { return nil }
    }
    return nil
  }

  /// The groups of each match in `text`, the whole match first: ranges of UTF-8 bytes.
  ///
  /// `nil` where a match is too costly.
  func matches(in text: [UInt8]) -> [[Range<Int>?]]? {
    var found: [[Range<Int>?]] = []
    var start = 0
    while start <= text.count {
      var groups: [Range<Int>?] = []
      let answer = match(text, 0, from: start) { groups = $0 }
      switch answer.match {
      case .tooCostly: return nil
      case .none: return found
      case .found:
        guard let whole = groups.first, let whole else { return found }
        found.append(groups)
        start = max(whole.upperBound, start)
        if whole.isEmpty { start = Self.behindCharacter(in: text, at: start) }
      }
    }
    return found
  }

  /// The number of a named group; `nil` where there is none.
  func group(named name: String) -> Int? {
    let number = unsafe name.withCString { name in
      unsafe name.withMemoryRebound(to: UInt8.self, capacity: 1) { name in
        unsafe pcre2_substring_number_from_name_8(code, name)
      }
    }
    return number > 0 ? Int(number) : nil
  }

  private static func behindCharacter(in text: [UInt8], at offset: Int) -> Int {
    var offset = offset + 1
    while offset < text.count, text[offset] & 0xC0 == 0x80 { offset += 1 }
    return offset
  }

  private func match(
    _ bytes: [UInt8], _ options: UInt32, from start: Int = 0,
    takingGroups takeGroups: (([Range<Int>?]) -> Void)? = nil
  ) -> (match: Match, isPartial: Bool) {
    guard let data = unsafe pcre2_match_data_create_from_pattern_8(code, nil),
      let context = unsafe pcre2_match_context_create_8(nil)
    else { return (.tooCostly, false) }
    defer {
      unsafe pcre2_match_data_free_8(data)
      unsafe pcre2_match_context_free_8(context)
    }
    unsafe pcre2_set_match_limit_8(context, Self.maximumSteps)
    unsafe pcre2_set_heap_limit_8(context, Self.maximumKibibytes)
    let result = unsafe pcre2_match_8(code, bytes, bytes.count, start, options, data, context)
    switch result {
    case 1...:
      guard let takeGroups, let offsets = unsafe pcre2_get_ovector_pointer_8(data) else {
        return (.found, false)
      }
      let count = Int(unsafe pcre2_get_ovector_count_8(data))
      takeGroups(
        (0..<count).map { group in
          let (start, end) = unsafe (offsets[2 * group], offsets[2 * group + 1])
          // A group that took no part is at PCRE2_UNSET, which is -1 here.
          let isSet = group < Int(result) && start >= 0 && start <= end && end <= bytes.count
          return isSet ? start..<end : nil
        })
      return (.found, false)
    case PCRE2_ERROR_PARTIAL: return (.found, true)
    case PCRE2_ERROR_NOMATCH: return (.none, false)
    default: return (.tooCostly, false)
    }
  }
}
