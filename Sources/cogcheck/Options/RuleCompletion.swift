import ArgumentParser
import Findings
import Scanning

/// What shells offer for rules; it is looked up when they ask, and costs nothing else.
extension CompletionKind {
  /// Ids and names of the rules that ship.
  static var rules: CompletionKind { offering { $0.flatMap { [$0.id, $0.name] } } }

  /// Tags of the rules that ship.
  static var tags: CompletionKind { offering { Set($0.flatMap(\.tags)).sorted() } }

  private static func offering(
    _ words: @Sendable @escaping ([RuleMetadata]) -> [String]
  ) -> CompletionKind {
    .custom { _, _, typed in
      // The last item of a list is completed.
      let front = typed.lastIndex(of: ",").map { typed[...$0] } ?? ""
      return words((try? RuleCatalogue())?.rules ?? []).map { front + $0 }
    }
  }
}
