import Foundation

/// Writes Swift files of the build: the list of rules, or the property tables.
let arguments = Array(CommandLine.arguments.dropFirst())
guard arguments.count >= 2 else {
  FileHandle.standardError.write(Data("usage: CodeWriter rules|tables OUTPUT [FILE...]\n".utf8))
  exit(2)
}
let files = arguments.dropFirst(2).map { URL(filePath: $0) }
let code = arguments[0] == "tables" ? try PropertyTables.code(files) : try RuleList.code(files)
try code.write(toFile: arguments[1], atomically: true, encoding: .utf8)
