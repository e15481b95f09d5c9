internal import Documents
internal import TOMLKit

/// Values of parameters, read from a file in one of the forms that deployment tools take.
///
/// CloudFormation's list of `ParameterKey` and `ParameterValue` or of `NAME=VALUE`, CodePipeline's
/// mapping `Parameters`, and the `parameter_overrides` of SAM's `samconfig` in TOML or YAML:
/// https://docs.aws.amazon.com/cli/latest/reference/cloudformation/deploy/index.html,
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/serverless-sam-cli-config.html
struct ParameterFile {
  /// A list is one text with commas, as CloudFormation takes it.
  let values: [String: String]

  /// Reads a file.
  ///
  /// - Throws: ``UsageError`` with the place where it cannot be read or has none of the forms.
  init(_ file: ScanParameters.File) throws(UsageError) {
    let root = try Self.document(file).root
    let sam = try Self.samOverrides(in: root, file)
    let overrides = root["Parameters"] ?? sam ?? root
    guard let values = Self.values(of: overrides) else {
      throw UsageError(
        "\(file.namedBy) has none of the forms of CloudFormation, CodePipeline or samconfig")
    }
    self.values = values
  }

  // MARK: Forms

  private static func values(of node: Node) -> [String: String]? {
    switch node.kind {
    case .string: return assignments(in: node.text ?? "")
    case .mapping:
      var values: [String: String] = [:]
      for entry in node.entries {
        guard let value = value(of: entry.value) else { return nil }
        values[entry.key] = value
      }
      return values
    case .list:
      var values: [String: String] = [:]
      for item in node.elements {
        guard let value = itemValue(item) else { return nil }
        values.merge(value) { _, later in later }
      }
      return values
    default: return nil
    }
  }

  /// `{ParameterKey, ParameterValue}`, or `NAME=VALUE`; one that keeps its former value gives none.
  private static func itemValue(_ item: Node) -> [String: String]? {
    if let text = item.string { return assignment(text).map { [$0.key: $0.value] } }
    guard let key = item["ParameterKey"]?.text else { return nil }
    guard let written = item["ParameterValue"] else {
      return item["UsePreviousValue"] == nil ? nil : [:]
    }
    return value(of: written).map { [key: $0] }
  }

  private static func value(of node: Node) -> String? {
    guard node.kind == .list else { return node.kind == .null ? nil : node.text }
    let items = node.elements.compactMap(\.text)
    return items.count == node.elements.count ? items.joined(separator: ",") : nil
  }

  /// `parameter_overrides` of the environment `default`, or of the only one that has some.
  private static func samOverrides(
    in root: Node, _ file: ScanParameters.File
  ) throws(UsageError) -> Node? {
    var found: [(environment: String, overrides: Node)] = []
    for environment in root.entries {
      let overrides = ["deploy", "global"].lazy.compactMap {
        environment.value[$0]?["parameters"]?["parameter_overrides"]
      }.first
      if let overrides { found.append((environment.key, overrides)) }
    }
    if let chosen = found.first(where: { $0.environment == "default" }) { return chosen.overrides }
    guard found.count < 2 else {
      let names = found.map { "'\($0.environment)'" }.joined(separator: ", ")
      throw UsageError(
        "\(file.namedBy) has no environment 'default', but \(names); give the values of one")
    }
    return found.first?.overrides
  }

  /// `NAME=VALUE`, whatever is in the value; quotes around it are taken off.
  private static func assignment(_ text: String) -> (key: String, value: String)? {
    if text.hasPrefix("ParameterKey=") { return assignments(in: text)?.first }
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else { return nil }
    let value = parts[1]
    let isQuoted = value.count > 1 && value.first == "\"" && value.last == "\""
    return (String(parts[0]), String(isQuoted ? value.dropFirst().dropLast() : value))
  }

  /// `A=b C="d e"`, or SAM's older `ParameterKey=A,ParameterValue=b`; `nil` for anything else.
  static func assignments(in text: String) -> [String: String]? {
    var values: [String: String] = [:]
    for word in words(of: text) {
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty else { return nil }
      if parts[0] == "ParameterKey" {
        let pair = parts[1].split(separator: ",ParameterValue=", maxSplits: 1)
        guard let key = pair.first else { return nil }
        values[String(key)] = pair.count == 2 ? String(pair[1]) : ""
      } else {
        values[String(parts[0])] = String(parts[1])
      }
    }
    return values
  }

  /// Words apart by blanks; quotes hold a word together and are taken off.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var quote: Character?
    var isOpen = false
    for character in text {
      switch character {
      case quote: quote = nil
      case "\"" where quote == nil, "'" where quote == nil:
        quote = character
        isOpen = true
      case " " where quote == nil, "\n" where quote == nil, "\t" where quote == nil:
        if isOpen { words.append(word) }
        (word, isOpen) = ("", false)
      default:
        word.append(character)
        isOpen = true
      }
    }
    if isOpen { words.append(word) }
    return words
  }

  // MARK: Reading

  private static func document(_ file: ScanParameters.File) throws(UsageError) -> Document {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FilePaths.read(file.path)
    } catch {
      throw UsageError("\(file.namedBy): \(error.reason)")
    }
    if file.name.lowercased().hasSuffix(".toml") { return try toml(bytes, file) }
    do throws(DocumentError) {
      return try Document(reading: try SourceText(bytes), named: file.name)
    } catch {
      let text = SourceText(repairing: bytes)
      let place = LineIndex(text).position(of: error.offset)
      throw UsageError("\(file.namedBy):\(place.line):\(place.column): \(error.message)")
    }
  }

  /// TOML, as the JSON that says the same.
  private static func toml(_ bytes: [UInt8], _ file: ScanParameters.File) throws(UsageError)
    -> Document
  {
    do {
      let table = try TOMLTable(string: String(decoding: bytes, as: UTF8.self))
      return try Document(reading: SourceText(table.convert(to: .json)), as: .json)
    } catch let error as TOMLParseError {
      let place = error.source.begin
      throw UsageError("\(file.namedBy):\(place.line):\(place.column): not valid TOML")
    } catch {
      throw UsageError("\(file.namedBy): not valid TOML")
    }
  }
}
