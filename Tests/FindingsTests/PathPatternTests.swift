import Findings
import Testing

/// A pattern of a configuration in `folder`, and reported paths below the root `/r/s`.
private let patterns: [(glob: String, folder: String, fits: [String], others: [String])] = [
  (
    "infra/**", "/r/s", ["infra/a.yaml", "infra/b/c.yaml", "/r/s/infra/a"], ["a/infra/b", "infra"]
  ),
  ("*.yaml", "/r/s/infra", ["infra/a.yaml", "infra/b/a.yaml"], ["a.yaml"]),
  ("/*.yaml", "/r/s/infra", ["infra/a.yaml"], ["a.yaml", "infra/b/a.yaml"]),
  ("legacy/", "/r/s", ["legacy/a.yaml", "infra/legacy/b/c.yaml"], ["legacy", "legacy.yaml"]),
  ("s/*.yaml", "/r", ["a.yaml"], ["s/a.yaml", "/r/t/a.yaml"]),
  ("**", "/r/s/[x]*", ["[x]*/a"], ["x/a", "[x]y/a"]),
  ("**/t.yaml", "/q", ["/q/t.yaml", "/q/a/b/t.yaml"], ["t.yaml", "/r/s/t.yaml"]),
]

@Test func `a pattern is relative to the folder of its configuration`() {
  for it in patterns {
    let pattern = PathPattern(it.glob, relativeTo: it.folder, root: "/r/s")
    for path in it.fits { #expect(pattern.covers(path), "\(it.glob) in \(it.folder): \(path)") }
    for path in it.others { #expect(!pattern.covers(path), "\(it.glob) in \(it.folder): \(path)") }
  }
}
