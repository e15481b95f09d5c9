internal import Findings

extension ReportShape {
  /// The whole report.
  static let report = object(
    head + [
      ("templates", .list(template)), ("findings", .list(finding)),
      ("undecided", .list(question)), ("errors", .list(error)),
    ])

  private typealias Members = [(name: String, shape: ReportShape)]

  private static let head: Members = [
    ("schemaVersion", .word([JSONObjects.schemaVersion])),
    ("tool", .object([("name", .word(["cogcheck"])), ("version", .text)])),
    (
      "gate",
      .object([
        ("failOn", .word(Gate.allCases.map(\.rawValue))), ("failed", .truth),
        ("exitCode", .number), ("verdict", .text),
      ])
    ),
    ("summary", .object(counts)),
  ]

  private static let counts: Members = [
    ("templates", .number), ("unreadable", .number), ("otherFiles", .number),
    ("resources", .number), ("rules", .number),
    ("findings", .object(severities.map { ($0, .number) })), ("failing", .number),
    ("hidden", .number), ("suppressed", .number), ("known", .number), ("unchanged", .number),
    ("undecided", .number), ("faults", .number),
  ]

  private static let severities = Severity.allCases.sorted(by: >).map(\.rawValue)

  private static let template = object([
    ("path", .text), ("readable", .truth), ("resources", .number),
  ])

  private static let finding = object(
    [
      ("fingerprint", .text), ("ruleId", .text), ("ruleName", .text),
      ("severity", .word(severities)),
      ("precision", .word(RuleMetadata.Precision.allCases.map(\.rawValue))),
      ("message", .text), ("help", .text),
    ] + place + [
      ("propertyPath", .optional(.text)),
      ("related", .list(.object([("message", .text), ("region", region)]))),
      ("gated", .truth),
      ("state", .word(["active", "suppressed", "known", "unchanged"])),
      ("reason", .optional(.text)), ("source", .optional(.text)), ("since", .optional(.text)),
      ("expires", .optional(.text)),
    ])

  private static let question = object(
    [("ruleIds", .list(.text)), ("reason", .text)] + place)

  private static let error = object([("ruleId", .text), ("message", .text)] + place)

  private static let place: Members = [
    ("path", .text), ("region", .optional(region)), ("logicalId", .optional(.text)),
    ("resourceType", .optional(.text)), ("cdkPath", .optional(.text)),
  ]

  private static let region = object([
    ("startLine", .number), ("startColumn", .number), ("endLine", .number),
    ("endColumn", .number),
  ])
}
