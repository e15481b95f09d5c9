internal import Documents
public import Findings
internal import Resolution
internal import Templates

/// From the bytes of one file to its report: reads, recognises, checks.
public struct Checker: Sendable {
  private let rules: RuleSet

  /// A checker with these rules.
  public init(_ rules: RuleSet) { self.rules = rules }

  /// What a file turned out to be.
  public enum FileReport: Sendable {
    /// A template, or something that was meant as one and cannot be read.
    case template(TemplateReport)
    /// Something else; says why, in words.
    case other(reason: String)
  }

  /// Checks one file.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - path: as reports name it; its ending says which notation to expect.
  ///   - isNamed: the user gave this very path, so that it must be a template.
  public func check(_ bytes: [UInt8], path: String, isNamed: Bool) -> FileReport {
    let source: SourceText
    do throws(DocumentError) {
      source = try SourceText(bytes)
    } catch {
      let readable = SourceText(String(decoding: bytes, as: UTF8.self))
      return unreadable(
        .text(error), readable, path, isMeant: isNamed || Template.isLikely(readable))
    }
    do throws(DocumentError) {
      let document = try TemplateFormat(path: path).read(source)
      return check(document, path: path, isNamed: isNamed)
    } catch {
      return unreadable(.text(error), source, path, isMeant: isNamed || Template.isLikely(source))
    }
  }

  /// The report of a file that the user named, or that stood in a folder, and whose bytes cannot be had.
  public func report(unreadable reason: String, path: String) -> FileReport {
    unreadable(.file(reason), SourceText(""), path, isMeant: true)
  }

  private func check(_ document: Document, path: String, isNamed: Bool) -> FileReport {
    let template: Template
    do throws(NotATemplate) {
      template = try Template(document)
    } catch {
      guard isNamed else { return .other(reason: error.reason) }
      let failure = ReadingFailure.notATemplate(
        reason: error.reason, start: document.root.range.start)
      return unreadable(failure, document.source, path, isMeant: true)
    }
    let results = rules.check(Resolver(template))
    return .template(
      TemplateReport(
        path: path, source: document.source, results: results,
        secrets: Secrets.ranges(in: template), resourceCount: template.resources.all.count))
  }

  private func unreadable(
    _ failure: ReadingFailure, _ source: SourceText, _ path: String, isMeant: Bool
  ) -> FileReport {
    guard isMeant, let result = rules.check(failure) else {
      return .other(reason: "it does not parse, and nothing in it looks like a template")
    }
    return .template(
      TemplateReport(path: path, source: source, isUnreadable: true, results: [result]))
  }
}

/// Which notation a file is read as.
enum TemplateFormat {
  case json
  case yaml
  /// JSON if that can be, since a tab is legal in it; else YAML.
  case either

  /// By the file's ending; any other than JSON's and YAML's may be either.
  init(path: String) {
    let ending = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    switch ending {
    case "json", "jsn": self = .json
    default: self = .either
    }
  }

  func read(_ source: SourceText) throws(DocumentError) -> Document {
    switch self {
    case .json: return try Document(reading: source, as: .json)
    case .yaml: return try Document(reading: source, as: .yaml)
    case .either:
      let first = source.bytes.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
      if first == UInt8(ascii: "{"), let json = try? Document(reading: source, as: .json) {
        return json
      }
      return try Document(reading: source, as: .yaml)
    }
  }
}
