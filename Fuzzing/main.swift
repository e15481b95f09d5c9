import ArgumentParser
import Documents
import Foundation
import Guard

// Rules files that are almost right, by the thousand: swift run -c release Fuzzing --seconds 60

struct Fuzzing: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Feeds the Guard engine rules that are almost right, and stops at the first defect.",
    discussion: """
      Each input is written to the file --input before it is tried, so that it is there after a crash. \
      An input hangs on the seed and its number alone: --seed 7 --from 123 --inputs 1 tries it again.
      """)

  @Option(help: "How many inputs to try; without it, as many as the seconds allow.")
  var inputs: Int?

  @Option(help: "How long to go on.")
  var seconds: Int = 60

  @Option(help: "What the inputs are made from.")
  var seed: Int = 1

  @Option(help: "The number of the first input.")
  var from: Int = 0

  @Option(help: "The longest that one input may take, in milliseconds.")
  var bound: Int = 1_000

  @Option(help: "Where the input that is being tried stands.")
  var input: String = ".build/fuzzing-input.guard"

  @Argument(help: "A rules file to try as it is, instead of made ones.")
  var file: String?

  func run() throws {
    var trial = try Trial(bound: .milliseconds(bound))
    if let file {
      try trial.check(Array(Data(contentsOf: URL(filePath: file))), on: trial.documents[0])
      return print("no defect")
    }
    try Data().write(to: URL(filePath: input))
    let record = try FileHandle(forWritingTo: URL(filePath: input))
    let start = ContinuousClock.now
    let last = inputs.map { from + $0 } ?? .max
    var number = from
    while number < last, inputs != nil || ContinuousClock.now - start < .seconds(seconds) {
      var numbers = SeededNumbers(seed: seed &* 1_000_000_007 &+ number)
      let (bytes, document) = trial.input(&numbers)
      try record.truncate(atOffset: 0)
      try record.write(contentsOf: bytes)
      // Ends the process where an input does not come to an end.
      alarm(60)
      do {
        try trial.check(bytes, on: document)
      } catch {
        print("input \(number) of seed \(seed), in \(input): \(error)")
        throw ExitCode.failure
      }
      number += 1
    }
    let time = (ContinuousClock.now - start) / .seconds(1)
    print(
      """
      \(number - from) inputs, \(trial.parsed) parsed, \(trial.evaluated) evaluated without an error, \
      \(Int(time)) seconds, slowest \(trial.slowest)
      """)
  }
}

/// What is wrong with an answer of the engine.
struct Defect: Error, CustomStringConvertible {
  let description: String
}

/// The seeds, and what has been seen so far.
struct Trial {
  /// Documents of the seeds, each as it is and with open values.
  let documents: [GuardValue]
  private let mutator: Mutator
  private let bound: Duration
  private(set) var parsed = 0
  private(set) var evaluated = 0
  private(set) var slowest = Duration.zero

  init(bound: Duration) throws {
    self.bound = bound
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Tests/Fixtures/guard")
    var seeds: [[UInt8]] = []
    var documents: [GuardValue] = []
    var numbers = SeededNumbers(seed: 0)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    for file in files.sorted() where file.hasSuffix(".json") {
      let source = try SourceText(Array(Data(contentsOf: folder.appending(path: file))))
      let cases = try Document(reading: source, as: .json).root["cases"]?.elements ?? []
      for node in cases {
        guard let rules = node["rules"]?.text, let input = node["input"] else { continue }
        let document = try Document(reading: SourceText(source.string(in: input.range)), as: .json)
        let value = try WrittenDocument.value(of: document, .test)
        seeds.append(Array(rules.utf8))
        documents += [value, value.opened(&numbers)]
      }
    }
    mutator = Mutator(seeds: seeds)
    self.documents = documents
  }

  /// Rules, and the document of the seed that they are made from.
  func input(_ numbers: inout SeededNumbers) -> (bytes: [UInt8], document: GuardValue) {
    let (bytes, seed) = mutator.rules(&numbers)
    return (bytes, documents[2 * seed + numbers.number(below: 2)])
  }

  mutating func check(_ bytes: [UInt8], on document: GuardValue) throws {
    let start = ContinuousClock.now
    try evaluate(bytes, on: document)
    let time = ContinuousClock.now - start
    slowest = max(slowest, time)
    guard time <= bound else { throw Defect(description: "takes \(time)") }
  }

  private mutating func evaluate(_ bytes: [UInt8], on document: GuardValue) throws {
    let file: RulesFile
    do throws(RulesFileError) {
      file = try RulesFile(parsing: bytes)
    } catch {
      return try check(error.range, of: bytes, "the syntax error '\(error.message)'")
    }
    parsed += 1
    for warning in file.warnings {
      try check(warning.range, of: bytes, "the warning '\(warning.message)'")
    }
    for rule in file.rules { try check(rule.range, of: bytes, "rule '\(rule.name)'") }
    let verdicts: [Evaluation.RuleVerdict]
    do throws(EvaluationError) {
      verdicts = try Evaluation(of: file, on: document).verdicts()
    } catch {
      return try check(error.range, of: bytes, "the error '\(error.message)'")
    }
    evaluated += 1
    for check in verdicts.flatMap({ $0.verdict.failures.flatMap(\.checks) }) {
      try self.check(check.range, of: bytes, "a check")
    }
  }

  private func check(_ range: SourceRange, of bytes: [UInt8], _ name: String) throws {
    guard 0 <= range.start, range.start <= range.end, range.end <= bytes.count else {
      throw Defect(
        description: "\(name) is at \(range.start)..<\(range.end) of \(bytes.count) bytes")
    }
  }
}

Fuzzing.main()
