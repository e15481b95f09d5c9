/// Backticks around a text of code in Markdown, more than stand in a row inside.
struct CodeFence {
  let text: String

  /// Of `minimum` backticks where the text allows it.
  init(around code: String, atLeast minimum: Int) {
    var fence = String(repeating: "`", count: minimum)
    while code.contains(fence) { fence += "`" }
    text = fence
  }
}
