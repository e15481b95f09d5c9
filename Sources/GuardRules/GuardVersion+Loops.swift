internal import Documents
public import Guard
internal import Resolution
internal import Templates

extension GuardVersion {
  /// Loops are written out before rules see a template, as `cloudformation-validate` does.
  private var writesOutLoops: Bool { self == .one }

  /// What rules are asked about.
  ///
  /// - Parameter template: with its loops written out.
  func document(of template: Template) -> Document {
    let document = template.document
    guard !writesOutLoops, template.usesLanguageExtensions else { return document }
    return (try? Document(reading: document.source, as: document.syntax)) ?? document
  }

  /// How the rules of a file get their statuses on what is written.
  ///
  /// - Parameter time: the time of the run in seconds since 1970, for `now()`.
  public func statusSource(time: Int) -> StatusSource {
    let source = StatusSource.asWritten(self, time: time)
    guard writesOutLoops else { return source }
    return StatusSource { (file, document) throws(UnitTestError) in
      let template = try? Template(document).expandingLoops()
      return try source.statuses(file, template?.document ?? document)
    }
  }
}
