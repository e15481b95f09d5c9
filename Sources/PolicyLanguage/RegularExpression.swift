internal import CPCRE2

/// A compiled regular expression: one pattern of PCRE2, which is freed with it.
///
/// Syntax: https://www.pcre.org/current/doc/html/pcre2pattern.html
@safe public struct RegularExpression: ~Copyable {
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

  /// Steps of one match; a pattern that needs more is not decided.
  public static let maximumSteps: UInt32 = 1_000_000
  /// Memory of one match, in KiB.
  public static let maximumKibibytes: UInt32 = 16_384

  private let code: OpaquePointer

  /// Compiles a pattern.
  ///
  /// - Throws: ``PatternError`` where it is none.
  public init(_ pattern: String) throws(PatternError) {
    var error: Int32 = 0
    var offset = 0
    let bytes = Array(pattern.utf8)
    let options = UInt32(PCRE2_UTF) | UInt32(PCRE2_DOLLAR_ENDONLY)
    guard let code = unsafe pcre2_compile_8(bytes, bytes.count, options, &error, &offset, nil)
    else { throw PatternError(offset: offset) }
    unsafe self.code = code
  }

  deinit { unsafe pcre2_code_free_8(code) }

  /// Whether the pattern is the whole of `text`.
  public func matchesWhole(_ text: String) -> Match {
    match(text, UInt32(PCRE2_ANCHORED) | UInt32(PCRE2_ENDANCHORED))
  }

  private func match(_ text: String, _ options: UInt32) -> Match {
    guard let data = unsafe pcre2_match_data_create_from_pattern_8(code, nil),
      let context = unsafe pcre2_match_context_create_8(nil)
    else { return .tooCostly }
    defer {
      unsafe pcre2_match_data_free_8(data)
      unsafe pcre2_match_context_free_8(context)
    }
    unsafe pcre2_set_match_limit_8(context, Self.maximumSteps)
    unsafe pcre2_set_heap_limit_8(context, Self.maximumKibibytes)
    let bytes = Array(text.utf8)
    let result = unsafe pcre2_match_8(code, bytes, bytes.count, 0, options, data, context)
    if result >= 0 { return .found }
    return result == PCRE2_ERROR_NOMATCH ? .none : .tooCostly
  }
}
