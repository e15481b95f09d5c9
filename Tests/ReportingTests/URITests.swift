import Testing

@testable import Reporting

struct PathCase: CustomTestStringConvertible {
  let path: String
  let uri: String
  var isRelative = true
  var testDescription: String { path }

  static let all = [
    PathCase(path: "templates/a-b_c.~1.yaml", uri: "templates/a-b_c.~1.yaml"),
    PathCase(path: "sub dir/b ü#1.yaml", uri: "sub%20dir/b%20%C3%BC%231.yaml"),
    PathCase(path: "100%?.json", uri: "100%25%3F.json"),
    PathCase(path: "c:x/a.yaml", uri: "./c%3Ax/a.yaml"),
    PathCase(path: "x/c:a.yaml", uri: "x/c%3Aa.yaml"),
    PathCase(path: "a\u{1}\n.yaml", uri: "a%01%0A.yaml"),
    PathCase(path: "/srv/my app/a.yaml", uri: "file:///srv/my%20app/a.yaml", isRelative: false),
  ]
}

@Test(arguments: PathCase.all)
func `a path becomes a URI reference that finds the file again`(_ it: PathCase) {
  let uri = URIReference(path: it.path)
  #expect(uri.text == it.uri)
  #expect(uri.isRelative == it.isRelative)
}
