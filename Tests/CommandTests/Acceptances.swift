import Foundation
import TestSupport
import Testing

/// Templates with and without a finding, and runs on a day that stays.
enum Acceptances {
  static let closed = """
    Resources:
      Pool:
        Type: AWS::Cognito::IdentityPool
        Properties:
          AllowUnauthenticatedIdentities: false
          DeveloperProviderName: own
          AllowClassicFlow: false
      Roles: {Type: AWS::Cognito::IdentityPoolRoleAttachment, Properties: {IdentityPoolId: !Ref Pool}}

    """
  static let open = closed.replacing("AllowClassicFlow: false", with: "AllowClassicFlow: true")
  static let guests = open.replacing("  Pool:", with: "  Guests:").replacing(
    "Ref Pool", with: "Ref Guests")
  static let fixedTime = ["SOURCE_DATE_EPOCH": "1796040000"]

  static func lastLine(_ text: String) -> String {
    text.split(separator: "\n").last.map(String.init) ?? ""
  }

  static func run(_ arguments: String..., in folder: TemporaryFolder) throws -> Command {
    try Command(arguments + ["--root", "."], in: folder, environment: fixedTime)
  }

  /// The readable examples of the repository, under other names, so that there are thirty and more.
  static func manyTemplates() throws -> [String: String] {
    var files = ["pools/closed.yaml": closed]
    for path in try Repository.files(below: "examples", ending: ".yaml")
      + Repository.files(below: "examples", ending: ".json") where !path.contains("unfinished")
    {
      for folder in ["a", "b", "c", "d", "e"] {
        files[path.replacing("examples", with: folder)] = try Repository.text(of: path)
      }
    }
    return files
  }

  /// Five changes of many templates, of which two add a finding each.
  static func change(_ folder: TemporaryFolder) throws {
    let pool = "a/documented/default-pool.yaml"
    try folder.write("# The pool of the shop.\n\n" + folder.text(of: pool), to: pool)
    let invitation = "b/documented/invitation.yaml"
    try folder.write(folder.text(of: invitation), to: "b/documented/invitations.yaml")
    try FileManager.default.removeItem(atPath: folder.path(invitation))
    try FileManager.default.removeItem(atPath: folder.path("c/bad/unknown-names.yaml"))
    try folder.write(open, to: "pools/closed.yaml")
    try folder.write(open, to: "pools/new.yaml")
  }
}
