internal import Findings

extension Severity {
  /// The `level` of a result (SARIF 2.1.0, section 3.27.10).
  var sarifLevel: String { self == .info ? "note" : word }
}
