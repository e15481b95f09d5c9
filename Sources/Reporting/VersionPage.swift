/// What the tool says of itself.
public enum VersionPage {
  /// One line.
  public static func text(_ version: String) -> String { "cogcheck \(version)\n" }

  /// The same for programs.
  public static func json(_ version: String) -> String {
    var json = JSONWriter("")
    json.object { json in
      json.value("name", "cogcheck")
      json.value("version", version)
    }
    return json.output
  }
}
