import Foundation

/// Writes a Swift file of the build: the list of rules, with what is said of those in Guard.
let arguments = Array(CommandLine.arguments.dropFirst())
guard let output = arguments.first else {
  FileHandle.standardError.write(Data("usage: RuleWriter OUTPUT [FILE...]\n".utf8))
  exit(2)
}
do {
  let code = try RuleList.code(arguments.dropFirst().map { URL(filePath: $0) })
  try code.write(toFile: output, atomically: true, encoding: .utf8)
} catch {
  FileHandle.standardError.write(Data("error: \(error)\n".utf8))
  exit(1)
}
