import Documents
import Guard
import TestSupport
import Testing

/// One case of `Tests/Fixtures/guard`: rules, a document, and what the reference implementation says.
struct GuardCase: Sendable, CustomTestStringConvertible {
  let group: String
  let file: SourceText
  let node: Node

  var testDescription: String { "\(id): \(node["title"]?.text ?? "")" }
  var id: String { node["id"]?.text ?? "?" }
  var rules: [UInt8] { Array((node["rules"]?.text ?? "").utf8) }

  static let all: [GuardCase] = {
    let paths = (try? Repository.files(below: "Tests/Fixtures/guard", ending: ".json")) ?? []
    return paths.flatMap { path -> [GuardCase] in
      guard let bytes = try? Repository.bytes(of: path), let source = try? SourceText(bytes),
        let document = try? Document(reading: source, as: .json)
      else { return [] }
      let group = document.root["group"]?.text ?? ""
      return (document.root["cases"]?.elements ?? []).map {
        GuardCase(group: group, file: source, node: $0)
      }
    }
  }()

  /// The document, read as the reference implementation reads it.
  func input() throws -> GuardValue {
    guard let text = node["inputText"]?.text else {
      // A document of its own, so that its paths start at its root.
      let text = file.string(in: try #require(node["input"]).range)
      return try WrittenDocument.value(
        of: Document(reading: SourceText(text), as: .json), .test)
    }
    let document = try Document(readingFirstOf: SourceText(Array(text.utf8)))
    return try WrittenDocument.value(of: document, .validate)
  }
}

@Test func `all cases of the reference implementation are there`() {
  #expect(GuardCase.all.count == 350)
}

@Test(arguments: GuardCase.all)
func `rules come to what the reference implementation says`(_ it: GuardCase) throws {
  let expected = try #require(it.node["expect"])
  if let error = expected["error"]?.text {
    #expect(throws: GuardCase.Failure(kind: error)) { try it.verdicts() }
  } else if it.group == "reports" {
    let found = try it.verdicts().failureLines
    #expect(found == (expected["failures"]?.elements ?? []).map(GuardCase.failureLine))
  } else {
    let words = (expected["rules"]?.entries ?? []).map { entry in
      let statuses = entry.value.kind == .list ? entry.value.elements : [entry.value]
      return "\(entry.key): \(statuses.compactMap(\.text).joined(separator: " "))"
    }
    let found = try it.verdicts()
    #expect(found.ruleLines == words)
    #expect(found.fileStatus?.word == expected["file"]?.string)
  }
}

extension GuardCase {
  /// Where an evaluation ends that gives no status.
  struct Failure: Error, Equatable {
    let kind: String
  }

  /// The verdict of each rule, in file order.
  func verdicts() throws -> [Evaluation.RuleVerdict] {
    let file: RulesFile
    do throws(RulesFileError) {
      file = try RulesFile(parsing: rules)
    } catch {
      throw Failure(kind: "parse")
    }
    guard let root = try? input() else { throw Failure(kind: "input") }
    do throws(EvaluationError) {
      return try Evaluation(of: file, on: root, time: 1_795_000_000).verdicts()
    } catch {
      throw Failure(kind: "evaluation")
    }
  }

  /// An expected failure in one line.
  static func failureLine(_ failure: Node) -> String {
    let via = (failure["via"]?.elements ?? []).compactMap(\.text).joined(separator: ",")
    return [
      failure["rule"]?.text ?? "", failure["kind"]?.text ?? "", failure["path"]?.text ?? "-",
      failure["missing"]?.text ?? "-", failure["to"]?.string ?? "-", via,
      failure["message"]?.text ?? "",
    ].joined(separator: "|")
  }
}

extension [Evaluation.RuleVerdict] {
  /// All rules together.
  var fileStatus: GuardStatus? {
    dropFirst().reduce(first?.verdict.status) { $0?.and($1.verdict.status) }
  }

  /// The statuses of each name, in the order in which names first stand.
  var ruleLines: [String] {
    var order: [String] = []
    var words: [String: [String]] = [:]
    for verdict in self {
      if words[verdict.rule.name] == nil { order.append(verdict.rule.name) }
      words[verdict.rule.name, default: []].append(verdict.verdict.status.word)
    }
    return order.map { "\($0): \(words[$0, default: []].joined(separator: " "))" }
  }

  /// Each failed check in one line.
  var failureLines: [String] {
    flatMap { rule in
      rule.verdict.failures.flatMap(\.checks).map { check in
        let kind = check.kind.word
        let hasPath = check.kind != .noValue
        let other = check.other?.path ?? ""
        return [
          rule.rule.name, kind, hasPath ? check.value?.path ?? "-" : "-", check.missing ?? "-",
          kind == "compare" && !other.isEmpty ? other : "-", check.via.joined(separator: ","),
          check.message ?? "",
        ].joined(separator: "|")
      }
    }
  }
}

extension Check.Kind {
  /// As the cases name it.
  fileprivate var word: String {
    switch self {
    case .comparison: "compare"
    case .membership: "in"
    case .unary: "unary"
    case .unresolved: "unresolved"
    case .unresolvedBlock: "unresolved-block"
    case .noValue: "no-value"
    }
  }
}
