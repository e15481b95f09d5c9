/// What may be wrong with a property; each is what one rule speaks of, by its id.
enum PropertyFault: String {
  case unknownProperty = "TPL082"
  case missing = "TPL084"
  case wrongType = "TPL088"
  case notAllowed = "TPL089"
  case wrongPattern = "TPL090"
  case wrongSize = "TPL091"
  case duplicate = "TPL092"
  case noneOf = "TPL093"
  case readOnly = "TPL099"
  case booleanWord = "TPL102"
}
