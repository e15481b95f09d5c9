/// Document markers, line breaks and texts beyond ASCII.
extension TreeCase {
  static let yamlBytes: [Self] = [
    .init(
      "a document between markers", "%YAML 1.1\n---\na: 1\n...\n",
      "{a@3:1-2: int(1)@3:4-5}@3:1-5"),
    .init("a marker on the line of the value", "--- {a: 1}\n", "{a@1:6-7: int(1)@1:9-10}@1:5-11"),
    .init("a marker alone", "---\n", "null()@2:1-1"),
    .init(
      "CRLF in YAML", "a:\r\n  b: 1\r\n  c: |\r\n    x\r\n    y\r\nd: 2\r\n",
      #"{a@1:1-2: {b@2:3-4: int(1)@2:6-7, c@3:3-4: "x\ny\n"@3:6-5:6}@2:3-5:6, d@6:1-2: "#
        + "int(2)@6:4-5}@1:1-6:5"),
    .init(
      "CR alone in YAML", "a: 1\rb:\r  - 2\r",
      "{a@1:1-2: int(1)@1:4-5, b@2:1-2: [int(2)@3:5-6]@3:3-6}@1:1-3:6"),
    .init(
      "scalars of two, three and four bytes before a token", "é: ß\n\"€\": \"😀\" # 😀\n😀: [é, 1]\n",
      #"{é@1:1-2: "ß"@1:4-5, €@2:1-4: "😀"@2:6-10, 😀@3:1-3: ["é"@3:6-7, "#
        + "int(1)@3:9-10]@3:5-11}@1:1-3:11"),
    .init(
      "next line, line and paragraph separator in text",
      "a: \"x\u{85}y\u{2028}z\u{2029}w\"\nb: 1\n",
      "{a@1:1-2: \"x y\u{2028}z\u{2029}w\"@1:4-13, b@2:1-2: int(1)@2:4-5}@1:1-2:5"),
    .init(
      "a next line character ends a plain scalar", "a: x\u{85}b: y\n",
      #"{a@1:1-2: "x"@1:4-5, b@1:6-7: "y"@1:9-10}@1:1-10"#),
    .init(
      "non-ASCII block text before a tag", "a: |\n  é😀\n  ü\nb: !Sub é\n",
      #"{a@1:1-2: "é😀\nü\n"@1:4-3:4, b@4:1-2: {Fn::Sub@4:4-8: "é"@4:9-10}@4:4-10}@1:1-4:10"#),
    .init(
      "no-break spaces are text", "a: \u{A0}x\u{A0}\nb: 1\n",
      "{a@1:1-2: \"\u{A0}x\u{A0}\"@1:4-7, b@2:1-2: int(1)@2:4-5}@1:1-2:5"),
    .init(
      "numeric and boolean keys keep their text", "012345678901: a\non: b\n1.0: c\n",
      #"{012345678901@1:1-13: "a"@1:15-16, on@2:1-3: "b"@2:5-6, 1.0@3:1-4: "c"@3:6-7}@1:1-3:7"#),
    .init(
      "tabs between tokens", "a:\t1\nb: [1,\t2]\t# c\n",
      "{a@1:1-2: int(1)@1:4-5, b@2:1-2: [int(1)@2:5-6, int(2)@2:8-9]@2:4-10}@1:1-2:10"),
  ]
}
