internal import Documents
internal import Findings

/// The message of a result and the places that it links to.
///
/// Code scanning shows a related place only where the message links to it: `[text](id)`.
struct SARIFMessage {
  /// What code scanning takes of a message, and shows of related places.
  private static let lengthLimit = 1000
  private static let placeLimit = 100
  /// Left to links in a message that would fill the limit alone.
  private static let linkRoom = 300
  private static let labelLimit = 120

  private(set) var text: String
  /// Their ids are their positions, from 1.
  private(set) var places: [RelatedPlace] = []

  init(_ result: SARIFResult, redaction: Redaction) {
    let first = result.first.finding
    let sentence = Wording.sentence(LogSafe.visible(first.messageWithSubject(redaction)))
    let hasLinks = result.findings.count > 1 || !first.related.isEmpty
    let room = Self.lengthLimit - (hasLinks ? Self.linkRoom : 0)
    text = Self.sarifSafe(sentence, room: room)
    for (index, identified) in result.findings.enumerated() {
      let finding = identified.finding
      if index > 0 {
        link(
          "A further finding:", RelatedPlace(finding.message, at: finding.place.range), redaction)
      }
      for place in finding.related { link("See", place, redaction) }
    }
  }

  private mutating func link(_ word: String, _ place: RelatedPlace, _ redaction: Redaction) {
    guard places.count < Self.placeLimit else { return }
    let message = Wording.sentence(Self.shown(place.message, redaction))
    places.append(RelatedPlace(message, at: place.range))
    let label = Self.shown(place.message, redaction)
    let safe = Self.sarifSafe(label.isEmpty ? "this place" : label, room: Self.labelLimit)
    let link = " \(word) [\(safe)](\(places.count))."
    if text.unicodeScalars.count + link.unicodeScalars.count <= Self.lengthLimit { text += link }
  }

  private static func shown(_ message: String, _ redaction: Redaction) -> String {
    LogSafe.visible(Wording.oneLine(redaction.message(message)))
  }

  /// Text in which `[`, `]` and `\` are no links (SARIF 2.1.0, section 3.11.6), at most `room`
  /// long.
  static func sarifSafe(_ text: String, room: Int) -> String {
    var limit = room
    while true {
      let escaped = escaped(Wording.cut(text, to: limit))
      let excess = escaped.unicodeScalars.count - room
      if excess <= 0 { return escaped }
      limit -= (excess + 1) / 2
    }
  }

  private static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if scalar == "[" || scalar == "]" || scalar == "\\" { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }
}
