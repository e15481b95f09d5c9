internal import Findings

extension Acceptance {
  /// Why a finding does not count: one line, lower-case start, no final period.
  var words: String {
    switch self {
    case .suppressed(let suppression):
      let end = suppression.expires.map { " (until \($0))" } ?? ""
      return "suppressed: \(Wording.oneLine(suppression.reason))\(end)"
    case .known(let date, let reason, _):
      let words = reason.map { ": \(Wording.oneLine($0))" } ?? ""
      return "known: in the baseline since \(date)\(words)"
    case .unchanged(let base): return "unchanged since \(base)"
    }
  }
}
