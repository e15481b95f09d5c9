import Foundation

/// Writes a Swift file of the build: the property tables, by resource type.
///
/// `AWS-Cognito-UserPool.json` is of `AWS::Cognito::UserPool`.
let arguments = Array(CommandLine.arguments.dropFirst())
guard let output = arguments.first else {
  FileHandle.standardError.write(Data("usage: TableWriter OUTPUT [FILE...]\n".utf8))
  exit(2)
}
let cases = try arguments.dropFirst().sorted().map { path in
  let file = URL(filePath: path)
  let type = file.deletingPathExtension().lastPathComponent.replacingOccurrences(
    of: "-", with: "::")
  let text = try String(contentsOf: file, encoding: .utf8)
  return "  case \"\(type)\": ####\"\"\"\n\(text)\n\"\"\"####\n"
}
let code = """
  /// The text of a type's property table; `nil` where there is none.
  func propertyTableText(_ type: String) -> String? {
    switch type {
  \(cases.joined())  default: nil
    }
  }

  """
try code.write(toFile: output, atomically: true, encoding: .utf8)
