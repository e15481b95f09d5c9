import Foundation

/// The property tables, by resource type: `AWS-Cognito-UserPool.json` is of `AWS::Cognito::UserPool`.
enum PropertyTables {
  static func code(_ files: [URL]) throws -> String {
    let cases = try files.sorted { $0.path < $1.path }.map { file in
      let name = file.deletingPathExtension().lastPathComponent
      let type = name.replacingOccurrences(of: "-", with: "::")
      return "  case \(literal(type)): \(literal(try String(contentsOf: file, encoding: .utf8)))\n"
    }
    return """
      /// The text of a type's property table; `nil` where there is none.
      func propertyTableText(_ type: String) -> String? {
        switch type {
      \(cases.joined())  default: nil
        }
      }

      """
  }
}
