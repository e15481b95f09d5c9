internal import Documents
public import Findings
public import Resolution
public import Suppressions
public import Templates

/// From the bytes of one file to its report: reads, recognises, checks.
public struct Checker: Sendable {
  private let rules: RuleSet
  private let deployments: [Deployment]
  private let suppressions: SuppressionTerms?

  /// A checker with these rules.
  ///
  /// - Parameters:
  ///   - deployments: at least one.
  ///   - suppressions: how those that templates hold are taken; without them they are not read.
  public init(
    _ rules: RuleSet, deployments: [Deployment] = [Deployment()],
    suppressions: SuppressionTerms? = nil
  ) {
    self.rules = rules
    self.deployments = deployments
    self.suppressions = suppressions
  }

  /// What a file turned out to be.
  public enum FileReport: Sendable {
    /// A template and the parameters that it declares, or something that was meant as one and cannot be
    /// read.
    case template(TemplateReport, parameters: Set<String>)
    /// Something else; says why, in words.
    case other(reason: String)
  }

  /// A file that has been read.
  public enum ReadFile: Sendable {
    case template(Template)
    /// It is no template, or cannot be read.
    case finished(FileReport)
  }

  /// Reads one file.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - path: as reports name it; its ending says which notation to expect.
  ///   - isNamed: the user gave this very path, so that it must be a template.
  public func read(_ bytes: [UInt8], path: String, isNamed: Bool) -> ReadFile {
    let source: SourceText
    do throws(DocumentError) {
      source = try SourceText(bytes)
    } catch {
      let readable = SourceText(repairing: bytes)
      return .finished(
        unreadable(.text(error), readable, path, isMeant: isNamed || Template.isLikely(readable)))
    }
    do throws(DocumentError) {
      let document = try Document(reading: source, named: path)
      return template(in: document, path: path, isNamed: isNamed)
    } catch {
      return .finished(
        unreadable(.text(error), source, path, isMeant: isNamed || Template.isLikely(source)))
    }
  }

  /// The report of a file that the user named, or that stood in a folder, and whose bytes cannot be had.
  public func report(unreadable reason: String, path: String) -> FileReport {
    unreadable(.file(reason), SourceText(""), path, isMeant: true)
  }

  private func template(in document: Document, path: String, isNamed: Bool) -> ReadFile {
    do throws(NotATemplate) {
      return .template(
        try Template(document).expandingLoops(given: deployments.map(\.values)))
    } catch {
      guard isNamed else { return .finished(.other(reason: error.reason)) }
      let failure = ReadingFailure.notATemplate(
        reason: error.reason, start: document.root.range.start)
      return .finished(unreadable(failure, document.source, path, isMeant: true))
    }
  }

  /// The names by which other templates find parts of this one, for each deployment.
  public func sharedNames(of template: Template) -> [SharedNames] {
    deployments.map { SharedNames(of: template, given: $0.values) }
  }

  /// What the templates of a scan give each other, for each deployment.
  ///
  /// - Parameters:
  ///   - names: of each template, by its path: ``sharedNames(of:)``.
  ///   - template: reads a template again; `nil` where it cannot be had any more.
  public func links(
    among names: [(path: String, names: [SharedNames])],
    template: @escaping @Sendable (_ path: String) -> Template?
  ) -> [TemplateLinks] {
    deployments.enumerated().map { index, deployment in
      TemplateLinks(
        names.map { (path: $0.path, names: $0.names[index]) }, given: deployment.values,
        template: template)
    }
  }

  /// The same of templates that are all in memory.
  public func links(of templates: [(path: String, template: Template)]) -> [TemplateLinks] {
    let byPath = Dictionary(templates.map { ($0.path, $0.template) }) { first, _ in first }
    return links(
      among: templates.map { (path: $0.path, names: sharedNames(of: $0.template)) },
      template: { byPath[$0] })
  }

  /// Checks a template that has been read.
  ///
  /// - Parameter links: what the templates of the scan give each other: ``links(of:)``.
  public func check(_ template: Template, path: String, links: [TemplateLinks]) -> FileReport {
    let results = rules.check(
      template, deployedAs: deployments, links: links.map { $0.seen(from: template, at: path) })
    return .template(
      report(of: template, path: path, results), parameters: Set(template.parameters.names))
  }

  /// What rules said, without what the template suppresses.
  private func report(
    of template: Template, path: String, _ results: [RuleResult]
  ) -> TemplateReport {
    let written = suppressions.map { TemplateSuppressions(in: template, at: path, $0) }
    let outcome = written.flatMap { written in
      written.isEmpty ? nil : written.outcome(of: results, asked: Set(rules.metadata.map(\.id)))
    }
    var report = TemplateReport(
      path: path, source: template.document.source,
      results: outcome.map { $0.results + rules.check($0.faults) } ?? results,
      secrets: Secrets.all(in: template), suppressions: outcome?.uses ?? [],
      resourceCount: template.resources.all.count)
    if let written, !written.isEmpty { report.accept { written.acceptance(of: $0.finding) } }
    return report
  }

  private func unreadable(
    _ failure: ReadingFailure, _ source: SourceText, _ path: String, isMeant: Bool
  ) -> FileReport {
    guard isMeant, let result = rules.check(failure) else {
      return .other(reason: "it does not parse, and nothing in it looks like a template")
    }
    return .template(
      TemplateReport(
        path: path, source: source, isUnreadable: true, results: [result],
        secrets: Secrets.all(inUnread: source)),
      parameters: [])
  }
}
