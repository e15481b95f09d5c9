import Documents
import Testing

@Suite("Globs")
struct GlobTests {
  @Test(
    "paths that fit, and paths that do not",
    arguments: [
      ("a.yaml", ["a.yaml"], ["b/a.yaml", "a.yamlx", "A.yaml", ""]),
      ("*.yaml", ["a.yaml", ".yaml"], ["b/a.yaml", "a.yml"]),
      ("infra/**", ["infra/a", "infra/b/c.yaml"], ["infra", "x/infra/a"]),
      ("**/fixtures/**", ["fixtures/a", "b/c/fixtures/d/e"], ["fixtures", "b/fixture/a"]),
      ("**", ["a", "a/b/c"], []),
      ("**/a", ["a", "b/a", "b/c/a"], ["ba", "a/b"]),
      ("a/**/b", ["a/b", "a/x/b", "a/x/y/b"], ["a/xb", "ab"]),
      ("a**b", ["ab", "axxb"], ["a/b"]),
      ("a?c", ["abc", "aéc"], ["ac", "a/c", "abbc"]),
      ("[a-c]x", ["ax", "cx"], ["dx", "x"]),
      ("[!a-c]x", ["dx"], ["ax", "x"]),
      ("[]]x", ["]x"], ["x"]),
      ("[a", ["[a"], ["a"]),
      ("[z-a]", [], ["z", "a", "m"]),
      ("[a-]", ["a", "-"], ["b"]),
      (#"\*"#, ["*"], ["a", #"\*"#]),
      ("Guest*", ["Guest", "GuestRole"], ["AGuest"]),
      ("*a*b*c*", ["abc", "xaxbxcx", "aabbcc"], ["acb", "ab"]),
    ])
  func matches(pattern: String, fitting: [String], others: [String]) {
    let glob = Glob(pattern)
    for path in fitting { #expect(glob.matches(path), "\(path)") }
    for path in others { #expect(!glob.matches(path), "\(path)") }
  }

  @Test("many runs cost no more than the pattern times the path")
  func manyRuns() {
    let stars = Glob(String(repeating: "*a", count: 2_000) + "b")
    #expect(!stars.matches(String(repeating: "a", count: 4_000)))
    let parts = Glob(String(repeating: "**/a/", count: 500) + "b")
    #expect(!parts.matches(String(repeating: "a/", count: 1_000) + "c"))
  }
}
