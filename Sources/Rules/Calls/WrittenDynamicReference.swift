internal import Documents
public import Findings
public import Templates

/// A dynamic reference that a text holds in one piece: `{{resolve:service:…}}`.
///
/// Forms: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
public struct WrittenDynamicReference: Sendable {
  /// The text that holds it.
  public let text: SpecialText
  /// The service that resolves it.
  public let service: String
  /// What is wrong with its shape, with a verb; `nil` where nothing is, or something puts a part in.
  public let fault: String?
  private let range: SourceRange

  /// What the reader would change.
  public var place: Place { Place(range, in: text.node) }

  /// - Parameter inside: what stands between the braces.
  fileprivate init(_ inside: Substring, in text: SpecialText, at range: SourceRange) {
    self.text = text
    self.range = range
    let parts = inside.split(separator: ":", omittingEmptySubsequences: false).dropFirst()
      .map(String.init)
    service = parts.first ?? ""
    if inside.first == " " || inside.last == " " {
      fault = "has blanks inside its braces, which keep it a plain text; remove them"
    } else if inside.contains("${") || text.isSubstituted && inside.contains("$") {
      fault = nil
    } else {
      fault = Self.fault(service, Array(parts.dropFirst()))
    }
  }

  private static func fault(_ service: String, _ parts: [String]) -> String? {
    switch service {
    case "ssm", "ssm-secure": faultOfParameter(parts)
    case "secretsmanager": faultOfSecret(parts)
    default: "names service '\(service)'; it is ssm, ssm-secure or secretsmanager"
    }
  }

  private static func faultOfParameter(_ parts: [String]) -> String? {
    guard let name = parts.first, !name.isEmpty else { return "names no parameter" }
    // An ARN, of a parameter that is shared.
    if name == "arn" { return nil }
    guard name.unicodeScalars.allSatisfy(mayStandInName) else {
      return "names parameter '\(name)', which holds more than letters, digits and _ . - /"
    }
    guard parts.count <= 2 else { return "has more than a name and a version" }
    guard parts.count == 2, Int(parts[1]) == nil else { return nil }
    return "has version '\(parts[1])', which is not an integer"
  }

  private static func mayStandInName(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", ".", "-", "/": true
    default: false
    }
  }

  /// Parts of the ARN of a secret, up to its name.
  private static let partsOfARN = 7

  private static func faultOfSecret(_ parts: [String]) -> String? {
    guard let id = parts.first, !id.isEmpty else { return "names no secret" }
    let count = id == "arn" ? partsOfARN : 1
    guard parts.count >= count else { return "has an ARN that ends before the name of the secret" }
    let rest = Array(parts.dropFirst(count))
    if let kind = rest.first, !kind.isEmpty, kind != "SecretString" {
      return "asks for '\(kind)' where only SecretString is known"
    }
    // Of a version stage with a version id the service says nothing:
    // https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/1976
    return rest.count <= 4 ? nil : "has more parts than a secret has"
  }
}

extension Template {
  /// The dynamic references in properties and outputs that stand in one piece, in written order.
  public var dynamicReferences: [WrittenDynamicReference] {
    specialTexts.flatMap { text in text.site == .other ? [] : dynamicReferences(in: text) }
  }

  private func dynamicReferences(in text: SpecialText) -> [WrittenDynamicReference] {
    var found: [WrittenDynamicReference] = []
    var rest = (text.node.text ?? "")[...]
    var written = text.node.range
    while let start = rest.firstRange(of: "{{"),
      let end = rest[start.upperBound...].firstRange(of: "}}")
    {
      let inside = rest[start.upperBound..<end.lowerBound]
      rest = rest[end.upperBound...]
      guard inside.drop(while: { $0 == " " }).hasPrefix("resolve:") else { continue }
      let place = document.source.firstRange(of: "{{\(inside)}}", in: written)
      if let place { written = SourceRange(place.end, written.end) }
      found.append(WrittenDynamicReference(inside, in: text, at: place ?? text.node.range))
    }
    return found
  }
}
