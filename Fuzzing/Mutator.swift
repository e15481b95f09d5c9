/// Makes rules files that are almost right.
struct Mutator {
  let seeds: [[UInt8]]

  /// The rules of one input: those of a seed, changed in a few places.
  func rules(_ numbers: inout SeededNumbers) -> (bytes: [UInt8], seed: Int) {
    let seed = numbers.number(below: seeds.count)
    var bytes = seeds[seed]
    let changes = 1 + numbers.number(below: numbers.once(in: 4) ? 12 : 3)
    for _ in 0..<changes { change(&bytes, &numbers) }
    return (bytes, seed)
  }

  private func change(_ bytes: inout [UInt8], _ numbers: inout SeededNumbers) {
    let place = numbers.number(below: bytes.count + 1)
    let length = min(numbers.number(below: numbers.once(in: 4) ? 60 : 8), bytes.count - place)
    let part = place..<place + length
    switch numbers.number(below: 20) {
    case 0 where place < bytes.count: bytes[place] = UInt8(numbers.number(below: 128))
    case 1 where place < bytes.count: bytes[place] ^= 1 << numbers.number(below: 8)
    case 2, 3: bytes.insert(UInt8(numbers.number(below: 128)), at: place)
    case 4, 5: bytes.removeSubrange(part)
    case 6: bytes.removeSubrange(place...)
    case 7, 8: splice(&bytes, at: place, &numbers)
    case 9: bytes.insert(contentsOf: bytes[part], at: numbers.number(below: bytes.count + 1))
    case 10:
      let repeated = repeatElement(bytes[part], count: numbers.number(below: 100)).joined()
      bytes.insert(contentsOf: Array(repeated), at: place)
    case 11: nest(&bytes, at: place, &numbers)
    case 12, 13: addLine(&bytes, from: place, &numbers)
    default:
      let spaced = numbers.once(in: 2)
      let token = numbers.pick(Self.tokens)
      bytes.replaceSubrange(
        numbers.once(in: 3) ? part : place..<place,
        with: Array((spaced ? " \(token) " : token).utf8))
    }
  }

  /// Goes on as another seed does.
  private func splice(_ bytes: inout [UInt8], at place: Int, _ numbers: inout SeededNumbers) {
    let other = numbers.pick(seeds)
    let from = numbers.number(below: other.count + 1)
    if numbers.once(in: 2) {
      bytes.replaceSubrange(place..., with: other[from...])
    } else {
      let end = min(from + numbers.number(below: 80), other.count)
      bytes.insert(contentsOf: other[from..<end], at: place)
    }
  }

  /// A line of another seed, behind a line.
  private func addLine(
    _ bytes: inout [UInt8], from place: Int, _ numbers: inout SeededNumbers
  ) {
    let lines = numbers.pick(seeds).split(separator: UInt8(ascii: "\n"))
    guard !lines.isEmpty else { return }
    let end = bytes[place...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    bytes.insert(
      contentsOf: numbers.pick(lines) + [UInt8(ascii: "\n")], at: min(end + 1, bytes.count))
  }

  /// What opens, many times; what closes, as often, less often or not at all.
  private func nest(_ bytes: inout [UInt8], at place: Int, _ numbers: inout SeededNumbers) {
    let (opening, closing) = numbers.pick(Self.nests)
    let count = numbers.number(below: numbers.once(in: 3) ? 200 : 64)
    let closed = numbers.once(in: 3) ? numbers.number(below: count + 2) : count
    let end = min(place + numbers.number(below: 40), bytes.count)
    bytes.insert(
      contentsOf: Array(repeatElement(closing.utf8, count: closed).joined()), at: end)
    bytes.insert(
      contentsOf: Array(repeatElement(opening.utf8, count: count).joined()), at: place)
  }

  private static let nests = [
    ("[", "]"), ("{", "}"), ("{a:", "}"), ("l[ ", " ] exists"), ("l[ a exists or\n", "]"),
    ("m { ", " }"), ("when n == 5 { ", " }"), ("when l[ ", " ] { n exists }"), ("count(", ")"),
    ("q(", ")"), ("some l[*] !empty {\n", "\n}"), ("this.", ""), ("[*]", ""), (".*", ""),
    ("l.%v", ""), ("AWS::S3::Bucket { ", " }"), ("n == 5 or ", ""), ("not ", ""), ("!", ""),
    ("x == /", "/"), ("(", ")"), ("(?:", ")*"), ("[^", "]"), ("[a&&", "]"), ("<<", ">>"),
    ("let v = l[ this == %v ]\n", ""), ("'", "'"), ("rule t when n == 5 {\n", "\n}\n"), ("#", "\n"),
    ("m[ key | ", " ]"), ("m[ keys in ", " ]"), ("r[1,", "]"), ("%v", ""), ("let a = l[*]\n", ""),
  ]

  private static let tokens = [
    "let", "rule", "when", "WHEN", "some", "this", "keys", "not", "NOT", "!", "in", "IN", "or",
    "OR",
    "|OR|", "exists", "empty", "is_string", "is_list", "is_struct", "is_bool", "is_int", "is_float",
    "is_null", "null", "true", "False", "==", "!=", ">=", "<=", "<", ">", "=", ":=", "<<", ">>",
    "<<a>>", "{", "}", "[", "]", "(", ")", ",", ":", "::", ".", "*", ".*", "[*]", "[0]", "[-1]",
    "%",
    "%v", ".%v", "%key", "|", "'", "\"", "'%v'", "'x'", "\"a b\"", "/", "\\", "/a+/", "/(a+)+$/",
    "/(?i)x/", "/(?<=a)b/", "/[[:alpha:]--b]/", "/{,2}/", "/\\p{L}/", "/\\1/", "r[1,9]",
    "r(1.5,2.5)",
    "r[a,z)", "5", "-5", "1.5", "1e+5", "-", "+", "9223372036854775807", "-9223372036854775808",
    "99999999999999999999", "'1'", "'2147483648'", "now()", "count(l[*])", "count",
    "join(ls[*], ',')",
    "to_upper(s)", "substring(s, 0, 2)", "substring(s, -1, 1e+30)", "url_decode('%41%zz%')",
    "json_parse('{\"a\": [1, &x b]}')", "regex_replace(s, '(.)', '$1$1$0${x')",
    "regex_replace(s, '', '-')", "parse_int('9')", "parse_float('1e999')", "parse_char('7')",
    "parse_boolean('TRUE')", "parse_string(1.5)", "parse_epoch('2026-01-31T12:00:00Z')",
    "Resources.*",
    "Resources.*[ Type == 'AWS::S3::Bucket' ]", "AWS::S3::Bucket", "AWS::S3::Bucket::MODULE",
    "[ keys == 'a' ]", "[ keys not in %v ]", "[ key ]", "[ key | this exists ]", "n == 5", "l", "m",
    "s", "n", "objs", "ll", "\n", "\r\n", " ", "\t", "#", "# x\n", "\u{FEFF}", "é", "\u{1F600}",
    "e\u{301}",
    "q(l, 1)", "rule q(x, y) { %x == %y }\n", "let v = l[*]\n", "let v = %v\n", "let v = 'x'\n",
    "default", "(?", "(?P<n>a)", "(?:", "(?#", "[^", "&&", "--", "~~", "[:", ":]", "\\h", "\\u{41}",
    "\\x4", "{2,3}", "{,2}", "*", "+", "?", "^", "$", "\\b", "\\K", "\\G", "\\k<n>", "(?(1)a|b)",
  ]
}
