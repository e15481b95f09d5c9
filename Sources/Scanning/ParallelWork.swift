/// Work on many items in parallel, whose answers come in any order.
enum ParallelWork {
  /// Items that are begun at a time where nobody says how many, since a task takes memory before it runs too.
  static let width = 64

  /// As many at a time as there are processors.
  ///
  /// - Parameter width: items that are begun at a time, at least one.
  static func run<Item: Sendable, Answer: Sendable>(
    _ items: [Item], atOnce width: Int, _ work: @escaping @Sendable (Item) -> Answer,
    take: (Answer) -> Void
  ) async {
    await withTaskGroup(of: Answer.self) { group in
      for item in items.prefix(width) { group.addTask { work(item) } }
      var rest = items.dropFirst(width)
      for await answer in group {
        take(answer)
        if let item = rest.popFirst() { group.addTask { work(item) } }
      }
    }
  }
}
