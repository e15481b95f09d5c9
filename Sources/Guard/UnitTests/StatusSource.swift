public import Documents

/// How the rules of a file get their statuses on the document of a case.
public struct StatusSource: Sendable {
  /// The status of each rule, in file order.
  public typealias Statuses =
    @Sendable (RulesFile, Document) throws(UnitTestError) -> [RuleStatus]

  /// Asks the rules.
  public let statuses: Statuses

  /// Statuses from anywhere.
  public init(_ statuses: @escaping Statuses) { self.statuses = statuses }

  /// The document as it is written, as the reference implementation takes it.
  ///
  /// - Parameter time: the time of the run in seconds since 1970, for `now()`.
  public static func asWritten(
    _ version: GuardVersion = .three, time: Int = 0
  ) -> StatusSource {
    StatusSource { (file, document) throws(UnitTestError) in
      let root: GuardValue
      do throws(WrittenDocument.Refusal) {
        root = try WrittenDocument.value(of: document, version.tests)
      } catch {
        throw UnitTestError(ofInput: error.message, at: error.range)
      }
      do throws(EvaluationError) {
        return try Evaluation(of: file, on: root, time: time).verdicts().map {
          RuleStatus(name: $0.rule.name, status: $0.verdict.status)
        }
      } catch {
        throw UnitTestError(error)
      }
    }
  }
}

/// What a rule comes to, under its name.
public struct RuleStatus: Hashable, Sendable {
  /// The name of the rule, which others may have too.
  public let name: String
  /// What it comes to.
  public let status: GuardStatus

  /// A rule and its status.
  public init(name: String, status: GuardStatus) {
    self.name = name
    self.status = status
  }
}

/// Why no rule has a status on the document of a case.
public struct UnitTestError: Error, Hashable, Sendable {
  /// The file that has to be mended.
  public enum Side: Sendable {
    case rulesFile
    case testFile
  }

  /// What went wrong: one line, lower-case start, no final period.
  public let message: String
  /// Where it is.
  public let range: SourceRange
  /// The file that ``range`` belongs to.
  public let side: Side

  /// An evaluation that ended without statuses.
  public init(_ error: EvaluationError) {
    message = error.message
    range = error.range
    side = .rulesFile
  }

  /// A document that is not taken.
  public init(ofInput message: String, at range: SourceRange) {
    self.message = message
    self.range = range
    side = .testFile
  }
}
