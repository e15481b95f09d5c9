/// The functions that rules may call.
enum Function: String, CaseIterable, Sendable {
  case count
  case join
  case toUpper = "to_upper"
  case toLower = "to_lower"
  case substring
  case urlDecode = "url_decode"
  case jsonParse = "json_parse"
  case regexReplace = "regex_replace"
  case parseInt = "parse_int"
  case parseFloat = "parse_float"
  case parseBoolean = "parse_boolean"
  case parseString = "parse_string"
  case parseChar = "parse_char"
  case parseEpoch = "parse_epoch"
  case now

  var argumentCount: Int {
    switch self {
    case .now: 0
    case .join: 2
    case .substring, .regexReplace: 3
    default: 1
    }
  }
}
