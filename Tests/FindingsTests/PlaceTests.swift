import Documents
import Findings
import Testing

private let template = """
  Resources:
    Role:
      Properties:
        Statement:
          - {Sid: Publish, Effect: Allow}
          - Effect: Deny
            Action: [sns:Publish, sns:Subscribe]
        Tags:
          - {Key: team, Value: a}
          - {Name: "", Value: b}
          - {Value: b, Name: ""}
        Policies:
          - PolicyName: Read
            PolicyDocument: {Version: 2012-10-17}
  """

/// A value by the text that starts there, and the way to it.
private let ways = [
  ("Allow", "Resources/Role/Properties/Statement/Publish/Effect"),
  ("sns:Subscribe", "Resources/Role/Properties/Statement/~0fdab3b9/Action/sns:Subscribe"),
  ("a}", "Resources/Role/Properties/Tags/team/Value"),
  ("2012-10-17", "Resources/Role/Properties/Policies/Read/PolicyDocument/Version"),
]

@Test(arguments: ways)
func `the way to a value names elements by what they say`(_ text: String, _ path: String) throws {
  let document = try Document(reading: SourceText(template), as: .yaml)
  let node = try #require(innermost(text, below: document.root, of: document))
  #expect(Place(node).path == path)
}

@Test func `equal elements have one name, however their keys are ordered`() throws {
  let document = try Document(reading: SourceText(template), as: .yaml)
  let tags = try #require(document.root["Resources"]?["Role"]?["Properties"]?["Tags"]).elements
  #expect(Place(tags[1]).path == Place(tags[2]).path)
  #expect(Place(tags[0]).path != Place(tags[1]).path)
}

@Test func `a value on several lines is shown by the key before it`() throws {
  let document = try Document(reading: SourceText(template), as: .yaml)
  let role = try #require(document.root["Resources"]?["Role"])
  #expect(document.source.string(in: Place(role).range) == "Role")
  let statement = try #require(role["Properties"]?["Statement"])
  #expect(document.source.string(in: Place(statement.elements[1]).range) == "Effect")
  #expect(document.source.string(in: Place(document.root).range) == "Resources")
}

@Test func `what a place stands for is its value with the key`() throws {
  let document = try Document(reading: SourceText(template), as: .yaml)
  let tags = try #require(document.root["Resources"]?["Role"]?["Properties"]?.entry("Tags"))
  for place in [Place(tags.value), Place(keyOf: tags)] {
    let text = document.source.string(in: place.extent)
    #expect(text.hasPrefix("Tags:\n") && text.hasSuffix("{Value: b, Name: \"\"}"))
  }
  #expect(Place(SourceRange(3, 5)).extent == SourceRange(3, 5))
}

/// The innermost value that starts with a text.
private func innermost(_ text: String, below node: Node, of document: Document) -> Node? {
  let children = node.entries.map(\.value) + node.elements
  for child in children {
    if let found = innermost(text, below: child, of: document) { return found }
  }
  let rest = document.source.string(in: SourceRange(node.range.start, document.source.bytes.count))
  return rest.hasPrefix(text) ? node : nil
}
