import Guard
import Testing

@Test(
  arguments: [
    ("let n = 5", PartlyOpen.known(.integer(7)), GuardStatus.pass),
    ("let n = /a/", .known(.integer(7)), .pass),
    ("let n = 7", .known(.integer(5)), .fail),
    ("let n = 5", .list([.known(.integer(7)), .known(.integer(8))]), .pass),
    // What is not a literal is not an option.
    ("let n = v", .known(.integer(5)), .pass),
    ("let m = 5\nlet n = %m", .known(.integer(7)), .fail),
  ])
func `a value takes the place of the literal that a file binds`(
  _ it: (bindings: String, value: PartlyOpen, status: GuardStatus)
) throws {
  let file = try RulesFile(parsing: Array("\(it.bindings)\nrule t { v in %n }".utf8))
  let document = try PartlyOpen(#"{"v": 7}"#).value
  let set = file.setting("n", to: it.value.value)
  #expect(try Evaluation(of: set, on: document).verdict(ofRuleAt: 0).status == it.status)
}
