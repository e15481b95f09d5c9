/// JSON texts and what they read as.
extension TreeCase {
  static let json: [Self] = [
    .init(
      "scalar JSON values", #"{"a": "x", "b": 12, "c": -1.5e3, "d": true, "e": false, "f": null}"#,
      #"{a@1:2-5: "x"@1:7-10, b@1:12-15: int(12)@1:17-19, c@1:21-24: real(-1.5e3)@1:26-32, "#
        + "d@1:34-37: bool(true)@1:39-43, e@1:45-48: bool(false)@1:50-55, f@1:57-60: "
        + "null(null)@1:62-66}@1:1-67"),
    .init(
      "a list over lines", "[\n  1,\n  [],\n  {}\n]\n",
      "[int(1)@2:3-4, []@3:3-5, {}@4:3-5]@1:1-5:2"),
    .init("blanks around the value", " \t\r\n \"x\" \n", #""x"@2:2-5"#),
    .init(
      "nested values", #"{"a":{"b":[{"c":1}]}}"#,
      "{a@1:2-5: {b@1:7-10: [{c@1:13-16: int(1)@1:17-18}@1:12-19]@1:11-20}@1:6-21}@1:1-22"),
    .init(
      "escapes are decoded", #"["\"\\\/\b\f\n\r\t", "\u00e9\ud83d\ude00"]"#,
      #"["\"\\/\u{08}\u{0C}\n\r\t"@1:2-20, "é😀"@1:22-42]@1:1-43"#),
    .init(
      "brackets and colons in strings", #"{"{[\":]}": "a: {b}, [c]"}"#,
      #"{"{[\":]}"@1:2-11: "a: {b}, [c]"@1:13-26}@1:1-27"#),
    .init("a key written with escapes", #"{"\u0041": 1}"#, "{A@1:2-10: int(1)@1:12-13}@1:1-14"),
    .init(
      "columns count UTF-16 units", #"{"é😀": "ß", "b": 1}"#,
      #"{é😀@1:2-7: "ß"@1:9-12, b@1:14-17: int(1)@1:19-20}@1:1-21"#),
    .init("an empty key", #"{"": 1}"#, #"{""@1:2-4: int(1)@1:6-7}@1:1-8"#),
    .init(
      "a JSON number keeps its text", "[-0, 1E5, 1.50, 123456789012345678901234567890]",
      "[int(-0)@1:2-4, real(1E5)@1:6-9, real(1.50)@1:11-15, "
        + "int(123456789012345678901234567890)@1:17-47]@1:1-48"),
    .init("a scalar root", "true", "bool(true)@1:1-5"),
    .init("CRLF in JSON", "{\r\n  \"a\": 1\r\n}", "{a@2:3-6: int(1)@2:8-9}@1:1-3:2"),
    .init("CR alone in JSON", "{\r\"a\":\r1}", "{a@2:1-4: int(1)@3:1-2}@1:1-3:3"),
    .init(
      "line separators in a JSON string", "{\"a\": \"\u{2028}\u{85}\", \"b\": 1}",
      "{a@1:2-5: \"\u{2028}\u{85}\"@1:7-11, b@1:13-16: int(1)@1:18-19}@1:1-20"),
    .init(
      "the last of equal keys is in the tree", #"{"a": {"x": 1}, "b": 2, "a": [3]}"#,
      "{b@1:17-20: int(2)@1:22-23, a@1:25-28: [int(3)@1:31-32]@1:30-33}@1:1-34"),
    .init(
      "keys alike only after normalisation", "{\"é\": 1, \"e\u{301}\": 2, \"z\": 3, \"z\": 4}",
      "{é@1:2-5: int(1)@1:7-8, e\u{301}@1:10-14: int(2)@1:16-17, z@1:27-30: "
        + "int(4)@1:32-33}@1:1-34"),
  ]
}
