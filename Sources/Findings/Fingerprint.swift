internal import Documents

/// A finding with the identity that baselines, dashboards and code scanning know it by.
public struct IdentifiedFinding: Sendable {
  /// What was found.
  public let finding: Finding
  /// `cogcheckFinding/v1`: 32 lower-case hexadecimal digits; docs/decisions/0009.
  public let fingerprint: String

  /// The findings of one template by place, rule, resource and message, each once.
  static func identify(_ findings: [Finding], path: String) -> [IdentifiedFinding] {
    var occurrences: [String: Int] = [:]
    return merged(findings).sorted(by: precedes).map { finding in
      let identity = [
        "cogcheck/1", finding.ruleID, path, finding.resource?.logicalID ?? "", finding.place.path,
        finding.discriminator,
      ].joined(separator: "\u{1F}")
      let occurrence = occurrences[identity, default: 0]
      occurrences[identity] = occurrence + 1
      let digest = SHA256Digest(of: "\(identity)\u{1F}\(occurrence)")
      return IdentifiedFinding(
        finding: finding, fingerprint: digest.hexadecimal(first: 16))
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
  /// The same with other related places.
  fileprivate func with(related: [RelatedPlace]) -> Finding {
    Finding(
      ruleID: ruleID, message: message, place: place, related: related, resource: resource,
      discriminator: discriminator)
  }
}
