import Foundation

/// Writes the Swift file that lists the rules: its path, then the names of their types.
let arguments = CommandLine.arguments.dropFirst()
guard let output = arguments.first else {
  FileHandle.standardError.write(Data("usage: RuleListWriter OUTPUT [NAME...]\n".utf8))
  exit(2)
}
let rules = arguments.dropFirst().map { "  \($0)(),\n" }.joined()
let text = """
  internal import Rules

  /// Every rule of `rules/`, by file name.
  let listedRules: [any Rule] = [
  \(rules)]

  """
try text.write(toFile: output, atomically: true, encoding: .utf8)
