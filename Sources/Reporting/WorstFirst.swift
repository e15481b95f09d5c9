internal import Findings

extension [Severity] {
  /// Which are among the worst; the first ones of those that weigh the same.
  func areAmongWorst(_ limit: Int) -> [Bool] {
    var isAmong = [Bool](repeating: count <= limit, count: count)
    guard count > limit else { return isAmong }
    for index in worstFirst.prefix(limit) { isAmong[index] = true }
    return isAmong
  }

  /// Their places, the worst first; those that weigh the same stay in order.
  var worstFirst: [Int] { indices.sorted { (self[$1], $0) < (self[$0], $1) } }
}
