internal import Findings

/// A baseline held against the files of a scan: which findings of a file are known.
///
/// An entry makes one finding known: first those of its own file, then, where that is gone, the same finding
/// of another file, in the order of the files' places.
struct KnownFindings: Sendable {
  /// Entries of each file.
  private let byPath: [String: [Baseline.Entry]]
  /// Entries whose files are gone, by their fingerprints without path.
  private let moved: [String: [Baseline.Entry]]
  /// Which of these a file may have, by its place and the fingerprint.
  private var shares: [Share: [Baseline.Entry]] = [:]

  private struct Share: Hashable {
    let place: Int
    let fingerprint: String
  }

  /// A finding that an entry of a file that is gone may be about.
  struct Candidate: Sendable {
    let place: Int
    let fingerprint: String
  }

  /// - Parameter isGone: there is no such file any more.
  init(_ baseline: Baseline, isGone: (_ path: String) -> Bool) {
    let byPath = Dictionary(grouping: baseline.entries, by: \.path)
    let gone = byPath.keys.filter(isGone)
    self.byPath = byPath
    moved = Dictionary(
      grouping: gone.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.flatMap {
        byPath[$0] ?? []
      },
      by: \.fingerprintWithoutPath)
  }

  /// Whether some findings may have come from files that are gone, so that all files must be looked at before
  /// any of these is known.
  var hasMoved: Bool { !moved.isEmpty }

  /// Findings of a file that may be known from another one.
  func candidates(in template: TemplateReport, at place: Int) -> [Candidate] {
    let own = matches(in: template)
    return template.openFindings.filter { own[$0.fingerprint] == nil }.compactMap { finding in
      let fingerprint = finding.fingerprintWithoutPath
      return moved[fingerprint] == nil ? nil : Candidate(place: place, fingerprint: fingerprint)
    }
  }

  /// Gives the entries of files that are gone to the files that come first.
  ///
  /// - Parameter candidates: of all files, in any order.
  mutating func share(_ candidates: [Candidate]) {
    var left = moved
    for candidate in candidates.sorted(by: { $0.place < $1.place }) {
      guard var entries = left[candidate.fingerprint], !entries.isEmpty else { continue }
      let share = Share(place: candidate.place, fingerprint: candidate.fingerprint)
      shares[share, default: []].append(entries.removeFirst())
      left[candidate.fingerprint] = entries
    }
  }

  /// Accepts the findings of a file that are known.
  func accept(in template: inout TemplateReport, at place: Int) {
    let entries = entries(of: template, at: place)
    template.accept { finding in
      entries[finding.fingerprint].map {
        .known(since: $0.date, reason: $0.reason, entry: $0.fingerprint)
      }
    }
  }

  /// The entries that findings of a file are known by, by fingerprints of the findings.
  private func entries(of template: TemplateReport, at place: Int) -> [String: Baseline.Entry] {
    var matches = matches(in: template)
    guard !shares.isEmpty else { return matches }
    var left: [Share: ArraySlice<Baseline.Entry>] = [:]
    for finding in template.openFindings where matches[finding.fingerprint] == nil {
      let share = Share(place: place, fingerprint: finding.fingerprintWithoutPath)
      var entries = left[share] ?? shares[share]?[...] ?? []
      matches[finding.fingerprint] = entries.popFirst()
      left[share] = entries
    }
    return matches
  }

  /// Fingerprints of one file are different, so each entry makes at most one finding known.
  private func matches(in template: TemplateReport) -> [String: Baseline.Entry] {
    guard let entries = byPath[template.path], !template.isUnreadable else { return [:] }
    let known = Dictionary(entries.map { ($0.fingerprint, $0) }) { first, _ in first }
    let open = Set(template.openFindings.map(\.fingerprint))
    return known.filter { open.contains($0.key) }
  }
}
