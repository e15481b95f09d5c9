internal import Findings

extension OpenQuestion {
  /// The reason with what it is about, secrets masked.
  func words(_ redaction: Redaction) -> String {
    let subject = resource.map { Subject($0).words(redaction) + ": " } ?? ""
    return subject + redaction.message(reason)
  }
}
