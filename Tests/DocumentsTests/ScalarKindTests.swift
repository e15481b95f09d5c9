import Documents
import Testing

private let plainScalars: [(Node.Kind, [String])] = [
  (.null, ["", "~", "null", "Null", "NULL"]),
  (
    .boolean,
    [
      "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON", "false", "False", "FALSE",
      "no", "No", "NO", "off", "Off", "OFF",
    ]
  ),
  (.integer, ["0", "12", "+12", "-3", "1_000", "-0", "123456789012", "9999999999999999999999"]),
  (.real, ["1.5", "1.", ".5", "-.5", "1.0e+3", "1.E-3", "08.5", ".inf", "-.INF", ".nan", ".NaN"]),
  (
    .ambiguousNumber,
    [
      "0123", "012345670123", "00", "-012", "0_7", "0x1F", "0xdead_beef", "-0x1", "0b1", "0b1_0",
      "12:30", "190:20:30", "+1:59", "1:2:3.5", "01:30.5", "0123456789", "012345678901", "089",
      "1e3", "1E3", "1.5e3", "-1e-3", "0o17",
    ]
  ),
  (
    .string,
    [
      "y", "n", "Y", "N", "tRUE", "oN", "nULL", "nil", "2012-10-17", "2010-09-09", "1.5e",
      "1e3x", "1.2.3e4", "e3", "0x", "0b", "0b2", "0o", "0o18", "0X1F", "12:60", ":30",
      "01:30", "1:234", "1.2.3", "+", "-1-", "+.nan", ".iNf", ".", "+_1", "=", "10.0.0.0/16",
      "1,000",
      "x1", "٣",
    ]
  ),
]

@Test(arguments: plainScalars.flatMap { kind, texts in texts.map { (kind, $0) } })
func `a plain YAML scalar has the kind that CloudFormation gives it`(
  _ kind: Node.Kind, _ text: String
) throws {
  let node = try document("k: \(text)", as: .yaml).root["k"]
  #expect(node?.kind == kind)
  #expect(node?.text == text)
}

@Test(arguments: ["'ON'", "\"ON\"", "!!str ON", "|\n  ON", ">-\n  12"])
func `quotes, blocks and the string tag make text`(_ text: String) throws {
  #expect(try document("k: \(text)", as: .yaml).root["k"]?.kind == .string)
}

@Test(arguments: [
  ("ON", true, true), ("off", false, true), ("yes", true, true), ("No", false, true),
  ("true", true, false), ("FALSE", false, false), ("!!bool 'on'", true, true),
])
func `a boolean knows what it says and how`(
  _ text: String, _ value: Bool, _ isWord: Bool
) throws {
  let node = try document("k: \(text)", as: .yaml).root["k"]
  #expect(node?.boolean == value)
  #expect(node?.isBooleanWord == isWord)
}

@Test func `the JSON string ON is no boolean word`() throws {
  let node = try document(#"{"k": "ON"}"#, as: .json).root["k"]
  #expect(node?.boolean == nil)
  #expect(node?.isBooleanWord == false)
  #expect(node?.string == "ON")
}
