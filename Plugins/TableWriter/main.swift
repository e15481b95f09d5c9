import Foundation

/// Writes a Swift file of the build: the property tables, by resource type.
///
/// `AWS-Cognito-UserPool.json` is of `AWS::Cognito::UserPool`.
let arguments = Array(CommandLine.arguments.dropFirst())
guard let output = arguments.first else {
  FileHandle.standardError.write(Data("usage: TableWriter OUTPUT [FILE...]\n".utf8))
  exit(2)
}
let tables = try arguments.dropFirst().sorted().map { path in
  let file = URL(filePath: path)
  let type = file.deletingPathExtension().lastPathComponent.replacingOccurrences(
    of: "-", with: "::")
  return (type: type, text: try String(contentsOf: file, encoding: .utf8))
}
let cases = tables.map { table in
  "  case \"\(table.type)\": ####\"\"\"\n\(table.text)\n\"\"\"####\n"
}
let code = """
  /// The text of a type's property table; `nil` where there is none.
  func propertyTableText(_ type: String) -> String? {
    switch type {
  \(cases.joined())  default: nil
    }
  }

  /// The types that have a table.
  let propertyTableTypes = [
  \(tables.map { "  \"\($0.type)\",\n" }.joined())]

  """
try code.write(toFile: output, atomically: true, encoding: .utf8)
