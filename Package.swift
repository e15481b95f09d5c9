// swift-tools-version: 6.2

import PackageDescription

// Each target names every module that it imports: what is reached through another one is not seen to
// change by an incremental build (SwiftPM 6.3).

/// What every target of ours is compiled with: a warning is an error, `any` is written out, and an
/// import is seen only by the file that states it.
let common: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "cogcheck",
  products: [.executable(name: "cogcheck", targets: ["cogcheck"])],
  // Exact, since every build of a commit is to hold the same code. Package.resolved would name commits
  // too, and those of a mirror may be others: docs/decisions/0022.
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/LebJe/TOMLKit", exact: "0.6.0"),
  ],
  targets: [
    // Module maps over C libraries, nothing else.
    .systemLibrary(name: "CJansson", pkgConfig: "jansson", providers: [.apt(["libjansson-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CMessageDigest", pkgConfig: "libmd", providers: [.apt(["libmd-dev"])]),
    .systemLibrary(
      name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),

    // Bytes → values that know their place.
    .target(
      name: "Documents",
      dependencies: ["CJansson", "CYAML", "CMessageDigest"],
      swiftSettings: common + [.strictMemorySafety()]),
    // Values → CloudFormation's own parts.
    .target(name: "Templates", dependencies: ["Documents"], swiftSettings: common),
    // Parts → absent, known or open, in each scenario.
    .target(
      name: "Resolution", dependencies: ["Documents", "Templates"], swiftSettings: common),
    // May this principal make this call?
    .target(
      name: "IAM", dependencies: ["Documents", "Templates", "Resolution"], swiftSettings: common),
    // Guard text → a status of each rule.
    .target(
      name: "Guard", dependencies: ["Documents", "CPCRE2"],
      swiftSettings: common + [.strictMemorySafety()]),
    // What rules and reports both speak of.
    .target(name: "Findings", dependencies: ["Documents"], swiftSettings: common),
    // What the leading comment of a rules file says of its rule: in a module of its own, since the build
    // reads it too.
    .target(
      name: "GuardHeaders", dependencies: ["Documents", "Guard", "Findings"],
      swiftSettings: common),
    // What a template says of findings that somebody accepts.
    .target(
      name: "Suppressions", dependencies: ["Documents", "Templates", "Findings"],
      swiftSettings: common),
    // What a rule is; running them.
    .target(
      name: "Rules",
      dependencies: ["Documents", "Templates", "Resolution", "Findings", "Suppressions"],
      swiftSettings: common),
    // What CloudFormation declares of properties.
    .target(
      name: "PropertyTables", dependencies: ["Documents", "Templates"],
      swiftSettings: common, plugins: ["EmbedTables"]),
    // Resources against those declarations, for rules.
    .target(
      name: "PropertyChecks",
      dependencies: [
        "Documents", "Templates", "Resolution", "Guard", "Findings", "Rules", "PropertyTables",
      ],
      swiftSettings: common),
    // Guard files as rules.
    .target(
      name: "GuardRules",
      dependencies: [
        "Documents", "Templates", "Resolution", "Guard", "Findings", "GuardHeaders", "Rules",
        "PropertyTables",
      ],
      swiftSettings: common),
    // What rules see of pools, identity pools and the roles that they use.
    .target(
      name: "Cognito",
      dependencies: ["Documents", "Templates", "Resolution", "IAM", "Findings", "Rules"],
      swiftSettings: common),
    // The rules that ship, one file a rule.
    .target(
      name: "BuiltInRules",
      dependencies: [
        "Documents", "Templates", "Resolution", "IAM", "Guard", "Findings", "Suppressions", "Rules",
        "GuardRules", "Cognito", "PropertyTables", "PropertyChecks",
      ],
      path: "rules", swiftSettings: common, plugins: ["EmbedRules"]),
    // A report → bytes of one format.
    .target(
      name: "Reporting", dependencies: ["Documents", "Findings"], swiftSettings: common),
    // Paths → a report; disk and clock.
    .target(
      name: "Scanning",
      dependencies: [
        "Documents", "Templates", "Resolution", "Guard", "Findings", "Suppressions", "Rules",
        "GuardRules", "Cognito", "BuiltInRules", .product(name: "TOMLKit", package: "TOMLKit"),
      ],
      swiftSettings: common),
    // Files that a repository starts with.
    .target(
      name: "Starters", path: "ci",
      resources: [
        .embedInCode("Jenkinsfile"), .embedInCode("azure.yml"), .embedInCode("cogcheck.yaml"),
        .embedInCode("github.yml"), .embedInCode("gitlab.yml"), .embedInCode("pre-commit.yaml"),
      ],
      swiftSettings: common),
    // Arguments in, exit status out.
    .executableTarget(
      name: "cogcheck",
      dependencies: [
        "Documents", "Scanning", "Reporting", "BuiltInRules", "Rules", "GuardRules", "Findings",
        "Starters",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: common),

    // How long decisions take, and how many instructions a scan.
    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "CJansson", "Documents", "Templates", "Resolution", "IAM", "Guard", "Findings", "Rules",
        "GuardRules", "BuiltInRules", "Reporting",
      ],
      path: "Benchmarks", exclude: ["speed"], swiftSettings: common),
    // Rules that are almost right, to find what the Guard engine does not survive.
    .executableTarget(
      name: "Fuzzing",
      dependencies: [
        "Documents", "Guard",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      path: "Fuzzing", swiftSettings: common),

    // Turns rules/ and the property tables into code while building.
    .executableTarget(name: "TableWriter", path: "Plugins/TableWriter", swiftSettings: common),
    .executableTarget(
      name: "RuleWriter", dependencies: ["GuardHeaders", "Findings", "Guard"],
      path: "Plugins/RuleWriter", swiftSettings: common),
    .plugin(name: "EmbedRules", capability: .buildTool(), dependencies: ["RuleWriter"]),
    .plugin(name: "EmbedTables", capability: .buildTool(), dependencies: ["TableWriter"]),

    .target(
      name: "TestSupport",
      dependencies: [
        "BuiltInRules", "Documents", "Findings", "Reporting", "Suppressions", "Rules",
      ],
      path: "Tests/TestSupport", swiftSettings: common),
    .testTarget(name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: common),
    .testTarget(
      name: "BuiltInRulesTests",
      dependencies: [
        "BuiltInRules", "Rules", "Findings", "Documents", "Guard", "Reporting", "Scanning",
        "TestSupport",
      ],
      swiftSettings: common),
    .testTarget(
      name: "CognitoTests", dependencies: ["Cognito", "Resolution", "Templates", "Documents"],
      swiftSettings: common),
    .testTarget(
      name: "CommandTests", dependencies: ["cogcheck", "TestSupport"], swiftSettings: common),
    .testTarget(
      name: "DocumentsTests", dependencies: ["Documents", "TestSupport"], swiftSettings: common),
    .testTarget(
      name: "FindingsTests", dependencies: ["Findings", "Documents"], swiftSettings: common),
    .testTarget(
      name: "IAMTests",
      dependencies: ["IAM", "Resolution", "Templates", "Documents", "TestSupport"],
      swiftSettings: common),
    .testTarget(
      name: "GuardTests", dependencies: ["Guard", "Documents", "TestSupport"],
      swiftSettings: common),
    .testTarget(
      name: "PropertyChecksTests",
      dependencies: ["PropertyChecks", "PropertyTables", "Documents", "Findings", "TestSupport"],
      swiftSettings: common),
    .testTarget(
      name: "ReportingTests", dependencies: ["Reporting", "Findings", "Documents", "TestSupport"],
      swiftSettings: common),
    .testTarget(
      name: "ResolutionTests",
      dependencies: ["Resolution", "Templates", "Documents", "TestSupport"],
      swiftSettings: common),
    .testTarget(
      name: "RulesTests",
      dependencies: ["BuiltInRules", "Rules", "Findings", "Documents", "TestSupport"],
      swiftSettings: common),
    .testTarget(
      name: "ScanningTests",
      dependencies: ["Scanning", "GuardRules", "Findings", "Documents", "TestSupport"],
      swiftSettings: common),
    .testTarget(
      name: "SuppressionsTests",
      dependencies: [
        "Suppressions", "Rules", "BuiltInRules", "Reporting", "Findings", "Documents",
        "TestSupport",
      ],
      swiftSettings: common),
    .testTarget(
      name: "TemplatesTests", dependencies: ["Templates", "Documents"], swiftSettings: common),
  ],
  swiftLanguageModes: [.v6]
)
