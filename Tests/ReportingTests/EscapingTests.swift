import Documents
import Testing

@testable import Reporting

/// Text that some reader would take for something else.
struct HostileText: CustomTestStringConvertible {
  let testDescription: String
  let text: String
  /// As a line of a log shows it.
  let log: String
  /// As XML allows it; `nil` where every character may stay.
  var xml: String?

  static let all = [
    HostileText(
      testDescription: "ESC", text: "a\u{1B}[31mb", log: "a\\u{1B}[31mb", xml: "a\\u{1B}[31mb"),
    HostileText(testDescription: "NUL", text: "a\u{0}b", log: "a\\u{0}b", xml: "a\\u{0}b"),
    HostileText(testDescription: "DEL and C1", text: "\u{7F}\u{9B}x", log: "\\u{7F}\\u{9B}x"),
    HostileText(testDescription: "bidi override", text: "a\u{202E}b", log: "a\\u{202E}b"),
    HostileText(testDescription: "bidi mark", text: "\u{61C}\u{200F}", log: "\\u{61C}\\u{200F}"),
    HostileText(testDescription: "bidi isolate", text: "a\u{2066}b", log: "a\\u{2066}b"),
    HostileText(
      testDescription: "no character", text: "a\u{FFFE}b\u{FFFF}", log: "a\\u{FFFE}b\\u{FFFF}",
      xml: "a\\u{FFFE}b\\u{FFFF}"),
    HostileText(testDescription: "end of CDATA", text: "a]]>b<c&d\"e'", log: "a]]>b<c&d\"e'"),
    HostileText(testDescription: "runner command", text: "x##[error]y", log: "x#\\#[error]y"),
    HostileText(testDescription: "many signs", text: "###[a]##", log: "##\\#[a]##"),
    HostileText(testDescription: "agent command", text: "##vso[a]b", log: "#\\#vso[a]b"),
    HostileText(testDescription: "agent, capitals", text: "##VSO[a]b", log: "#\\#VSO[a]b"),
    HostileText(testDescription: "workflow command", text: "::error::x", log: ":\\:error::x"),
    HostileText(testDescription: "after blanks", text: " \t::error::x", log: " \t:\\:error::x"),
    HostileText(testDescription: "a type", text: "AWS::S3::Bucket", log: "AWS::S3::Bucket"),
    HostileText(testDescription: "line breaks", text: "a\r\nb\nc\rd", log: "a b c d"),
    HostileText(testDescription: "separators", text: "a\u{2028}b\u{85}c", log: "a b c"),
    HostileText(testDescription: "beyond the BMP", text: "😀𐀀", log: "😀𐀀"),
    HostileText(testDescription: "backslash", text: "a\\nb", log: "a\\nb"),
  ]
}

/// No output of ours may hold one of these.
func commandMarks(in text: String) -> [String] {
  let lower = text.lowercased()
  let anywhere = ["##[", "##vso["].filter { lower.contains($0) }
  let lines = text.split { $0.isNewline }
  let atStart = lines.map { $0.drop(while: \.isWhitespace) }.filter { $0.hasPrefix("::") }
  return anywhere + atStart.map(String.init)
}

/// Characters that a terminal would obey, or show in another order.
func controls(in text: String) -> [Unicode.Scalar] {
  text.unicodeScalars.filter { scalar in
    switch scalar.value {
    case 0x0A: false
    case 0...0x1F, 0x7F...0x9F, 0x61C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

@Test(arguments: HostileText.all)
func `a log line shows hostile text and obeys none of it`(_ it: HostileText) {
  #expect(LogSafe.text(it.text) == it.log)
}

@Test(arguments: HostileText.all)
func `XML text reads back as written, but for what XML does not allow`(_ it: HostileText) throws {
  var xml = XMLWriter("")
  xml.leaf("a", [("b", it.text)], text: it.text)
  let element = try XMLElement.read(xml.output)
  #expect(element.text == it.xml ?? it.text)
  #expect(element.attributes["b"] == it.xml ?? it.text)
  #expect(!xml.output.contains("]]>"))
  #expect(commandMarks(in: xml.output).isEmpty)
}

@Test(arguments: HostileText.all)
func `a JSON string reads back as written but for NUL, and holds no control`(_ it: HostileText)
  throws
{
  var json = JSONWriter("")
  json.object { $0.value(it.text, it.text) }
  let root = try Document(reading: SourceText(json.output), as: .json).root
  // Readers refuse a text with NUL, so that one is made visible.
  let readable = it.text.replacing("\0", with: "\\u{0}")
  #expect(root[readable]?.string == readable)
  #expect(controls(in: json.output).isEmpty)
  #expect(commandMarks(in: json.output).isEmpty)
}

@Test func `JSON is indented by two spaces, and empty collections are written together`() {
  var json = JSONWriter("")
  json.object { json in
    json.value("a", 1)
    json.array("b") { _ in }
    json.array("c") { $0.value(nil, true) }
  }
  #expect(json.output == "{\n  \"a\": 1,\n  \"b\": [],\n  \"c\": [\n    true\n  ]\n}\n")
}
