public import Documents

/// A finding with the identity that baselines, dashboards and code scanning know it by.
public struct IdentifiedFinding: Sendable {
  /// What was found.
  public let finding: Finding
  /// `cogcheckFinding/v1`: 32 lower-case hexadecimal digits; docs/decisions/0009.
  public let fingerprint: String
  /// Why it does not count; `nil` for what is open.
  public internal(set) var acceptance: Acceptance?
  /// How many findings of the same identity stand before it.
  private let occurrence: Int

  /// Nobody accepted it.
  public var isOpen: Bool { acceptance == nil }

  /// The fingerprint that it would have in a file without a name: the same wherever the file is.
  public var fingerprintWithoutPath: String { finding.fingerprint(path: "", occurrence) }

  private init(finding: Finding, fingerprint: String, occurrence: Int) {
    self.finding = finding
    self.fingerprint = fingerprint
    self.occurrence = occurrence
  }

  /// The findings of one template by place, rule, resource and message, each once.
  public static func identify(_ findings: [Finding], path: String) -> [IdentifiedFinding] {
    var occurrences: [String: Int] = [:]
    return merged(findings).sorted(by: precedes).map { finding in
      let identity = finding.identity(path: path)
      let occurrence = occurrences[identity, default: 0]
      occurrences[identity] = occurrence + 1
      return IdentifiedFinding(
        finding: finding, fingerprint: finding.fingerprint(path: path, occurrence),
        occurrence: occurrence)
    }
  }

  private static func precedes(_ a: Finding, _ b: Finding) -> Bool {
    let (left, right) = (a.resource?.logicalID ?? "", b.resource?.logicalID ?? "")
    return (a.place.range.start, a.ruleID, left, a.message, a.place.range.end)
      < (b.place.range.start, b.ruleID, right, b.message, b.place.range.end)
  }

  /// What two rule runs say alike, such as of one role for two pools, is one finding.
  private static func merged(_ findings: [Finding]) -> [Finding] {
    var places: [Finding: Int] = [:]
    var merged: [Finding] = []
    for finding in findings {
      let place = places[finding.with(related: [])]
      if let place {
        let known = merged[place].related
        merged[place] = finding.with(
          related: known + finding.related.filter { !known.contains($0) })
      } else {
        places[finding.with(related: [])] = merged.count
        merged.append(finding)
      }
    }
    return merged
  }
}

extension Finding {
  /// The same with something more to say, and where that is written.
  public func saying(_ words: String, at related: RelatedPlace?) -> Finding {
    Finding(
      ruleID: ruleID, message: "\(message); \(words)", place: place,
      related: self.related + (related.map { [$0] } ?? []), resource: resource,
      discriminator: discriminator)
  }

  fileprivate func identity(path: String) -> String {
    ["cogcheck/1", ruleID, path, resource?.logicalID ?? "", place.path, discriminator]
      .joined(separator: "\u{1F}")
  }

  fileprivate func fingerprint(path: String, _ occurrence: Int) -> String {
    SHA256Digest(of: "\(identity(path: path))\u{1F}\(occurrence)").hexadecimal(first: 16)
  }

  /// The same with other related places.
  func with(related: [RelatedPlace]) -> Finding {
    Finding(
      ruleID: ruleID, message: message, place: place, related: related, resource: resource,
      discriminator: discriminator)
  }
}
