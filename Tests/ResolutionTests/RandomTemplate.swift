import TestSupport

/// A template made from a seed: parameters, mappings, conditions, and one value of many functions.
struct RandomTemplate {
  private var random: SeededNumbers
  /// Conditions by name, as far as they are made: each may name those before it.
  private var conditions: [(key: String, value: Written)] = []
  private(set) var defaults: [String: String] = [:]
  private let hasConditions: Bool

  /// Few texts, so that what is compared is often equal.
  static let texts = ["a", "b", "ab", "", "a-b"]
  static let pseudoParameters = [
    "AWS::Region": ["eu-west-1", "us-east-1"], "AWS::Partition": ["aws", "aws-cn"],
    "AWS::AccountId": ["111122223333", "000000000000"], "AWS::StackName": ["a", "a-b"],
  ]

  init(seed: Int, hasConditions: Bool = true) {
    random = SeededNumbers(seed: seed)
    self.hasConditions = hasConditions
  }

  /// The sections around properties of the resource `Subject`.
  mutating func template(with properties: (inout RandomTemplate) -> [(String, Written)]) -> Written
  {
    let parameters = Written.mapping([
      ("P", parameter("P", "String", Self.texts)), ("Q", parameter("Q", "String", Self.texts)),
      ("L", parameter("L", "CommaDelimitedList", ["a", "a,b", "b, a-b,"])),
    ])
    for name in ["C", "D", "E"] where hasConditions { conditions.append((name, condition(2))) }
    let stage = Written.mapping([("x", .text("a")), ("y", .text(random.pick(Self.texts)))])
    let other = Written.mapping([("x", .number("1")), ("y", .boolean(true))])
    // A key that is not there does not deploy.
    let rows = Self.texts.map { (key: $0, value: $0 == "a" ? stage : other) }
    let role = Written.mapping([("RoleName", random.once(in: 2) ? text(1) : .noValue)])
    let subject = properties(&self).map { (key: $0.0, value: $0.1) }
    return .mapping([
      ("Parameters", parameters),
      ("Mappings", .mapping([("M", .mapping(rows))])),
      ("Conditions", .mapping(conditions)),
      (
        "Resources",
        .mapping([
          ("Role", .mapping([("Type", .text("AWS::IAM::Role")), ("Properties", role)])),
          (
            "Subject",
            .mapping([("Type", .text("Custom::Subject")), ("Properties", .mapping(subject))])
          ),
        ])
      ),
    ])
  }

  private mutating func parameter(_ name: String, _ type: String, _ texts: [String]) -> Written {
    var members: [(key: String, value: Written)] = [("Type", .text(type))]
    if hasConditions, random.once(in: 2) {
      let text = random.pick(texts)
      defaults[name] = text
      members.append(("Default", .text(text)))
    }
    return .mapping(members)
  }

  /// Values of all parameters and pseudo parameters.
  mutating func assignment() -> [String: String] {
    var given = ["P": random.pick(Self.texts), "Q": random.pick(Self.texts)]
    given["L"] = random.pick(["a", "a,b", "b, a-b,"])
    for (name, text) in defaults.sorted(by: { $0.key < $1.key }) where random.once(in: 2) {
      given[name] = text
    }
    for (name, texts) in Self.pseudoParameters.sorted(by: { $0.key < $1.key }) {
      given[name] = random.pick(texts)
    }
    return given
  }

  // MARK: Values

  mutating func any(_ depth: Int) -> Written {
    switch random.number(below: depth > 0 ? 8 : 2) {
    case 2: .list(random.several(0...3) { _ in 0 }.map { _ in any(depth - 1) })
    case 3:
      .mapping(
        ["a", "Condition", "c"].prefix(random.number(below: 4)).map { ($0, any(depth - 1)) })
    case 4: list(depth - 1)
    case 5: choice(any(depth - 1), random.once(in: 2) ? .noValue : any(depth - 1))
    case 6: .call("Fn::Transform", .mapping([("Name", .text("Own"))]))
    default: text(depth)
    }
  }

  mutating func text(_ depth: Int) -> Written {
    switch random.number(below: depth > 0 ? 14 : 6) {
    case 0: return .number(random.pick(["1", "42", "-3", "8.0"]))
    case 1: return .boolean(random.once(in: 2))
    case 2: return .ref(random.pick(["P", "Q"]))
    case 3: return .ref(random.pick(Self.pseudoParameters.keys.sorted() + ["Role", "Other"]))
    case 6, 7: return sub(depth - 1)
    case 8, 9:
      return .call("Fn::Join", .list([.text(random.pick(["", "-", ", "])), list(depth - 1)]))
    case 10:
      return .call(
        "Fn::Select", .list([random.pick([.number("0"), .text("1")]), list(depth - 1)]))
    case 11:
      let top: Written = random.pick([.text("a"), .text("b"), .ref("P")])
      return .call("Fn::FindInMap", .list([.text("M"), top, .text(random.pick(["x", "y"]))]))
    case 12: return choice(text(depth - 1), text(depth - 1))
    case 13:
      let attribute: Written = random.pick([
        .text("Role.Arn"), .list([.text("Role"), .text("Arn")]), .text("Nested.Outputs.Url"),
      ])
      return random.pick([
        .call("Fn::GetAtt", attribute), .call("Fn::ImportValue", text(depth - 1)),
      ])
    default: return .text(random.pick(Self.texts + ["one\ntwo", "yes", "0123", "q\"'\\"]))
    }
  }

  mutating func list(_ depth: Int) -> Written {
    switch random.number(below: depth > 0 ? 6 : 2) {
    case 0: return .ref("L")
    case 2:
      return .call(
        "Fn::Split", .list([.text(random.pick(["-", "a", ", ", "-1"])), text(depth - 1)]))
    case 3: return choice(list(depth - 1), list(depth - 1))
    default:
      return .list(
        random.several(0...3) { $0.once(in: 6) }.map { isNone in
          isNone ? choice(text(depth - 1), .noValue) : text(depth - 1)
        })
    }
  }

  private mutating func choice(_ then: Written, _ otherwise: Written) -> Written {
    guard hasConditions, let name = conditions.isEmpty ? nil : random.pick(conditions).key else {
      return then
    }
    return .call("Fn::If", .list([.text(name), then, otherwise]))
  }

  private mutating func sub(_ depth: Int) -> Written {
    let pieces = random.several(0...4) { random in
      random.pick([
        "a", "-", "$", "${!P}", "${P}", "${Q}", "${AWS::Region}", "${AWS::AccountId}", "${X}",
        "-${AWS::AccountId}", "${Role}", "${Role.Arn}", "\n",
      ])
    }
    let written = Written.text(pieces.joined())
    guard pieces.contains("${X}") else { return .call("Fn::Sub", written) }
    return .call("Fn::Sub", .list([written, .mapping([("X", text(depth))])]))
  }

  private mutating func condition(_ depth: Int) -> Written {
    switch random.number(below: depth > 0 ? 6 : 2) {
    case 2: return .call("Fn::Not", .list([condition(depth - 1)]))
    case 3, 4:
      let parts = (0...random.number(below: 2) + 1).map { _ in condition(depth - 1) }
      return .call(random.pick(["Fn::And", "Fn::Or"]), .list(parts))
    case 5 where !conditions.isEmpty: return .call("Condition", .text(random.pick(conditions).key))
    default:
      let operand = random.once(in: 3) ? text(1) : .ref(random.pick(["P", "Q", "AWS::StackName"]))
      return .call("Fn::Equals", .list([operand, .text(random.pick(Self.texts))]))
    }
  }
}
