/// Work on many items in parallel, whose answers are taken one by one in the order of the items.
enum OrderedWork {
  /// Answers that may wait for an earlier one, so that they do not add up behind an item that takes long.
  private static let window = 64

  /// As many at a time as there are processors.
  static func run<Item: Sendable, Answer: Sendable>(
    _ items: [Item], _ work: @escaping @Sendable (Item) -> Answer, take: (Answer) -> Void
  ) async {
    await withTaskGroup(of: (Int, Answer).self) { group in
      func start(_ index: Int) {
        guard items.indices.contains(index) else { return }
        group.addTask { (index, work(items[index])) }
      }
      for index in 0..<window { start(index) }
      var waiting: [Int: Answer] = [:]
      var next = 0
      for await (index, answer) in group {
        waiting[index] = answer
        while let answer = waiting.removeValue(forKey: next) {
          take(answer)
          start(next + window)
          next += 1
        }
      }
    }
  }
}
