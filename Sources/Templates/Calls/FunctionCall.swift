public import Documents

/// One call of a function, as a template writes it.
public struct FunctionCall: Sendable {
  /// Where it is written.
  public enum Site: Hashable, Sendable {
    /// Values: of resources, of outputs, and of what only transforms read.
    case value
    case condition
    /// The section `Rules`.
    case rule
    case parameter
    case mapping
    /// An attribute of a resource that is a plain text: `DeletionPolicy`, `UpdateReplacePolicy`.
    case policyAttribute
  }

  /// Its name: `Fn::Join`; `Ref`; `Fn::ForEach` for every loop.
  public let function: String
  /// The function and its argument.
  public let entry: Entry
  /// Where it is written.
  public let site: Site
  /// The resource that holds it.
  public let resource: Resource?

  /// What the function is given.
  public var argument: Node { entry.value }
}

/// A text of a template that may say more than its letters: it holds `${` or `{{`, or starts as pseudo
/// parameters do.
public struct SpecialText: Sendable {
  /// Where it is written.
  public enum Site: Hashable, Sendable {
    /// Below `Properties` of a resource.
    case property
    /// The value of an output.
    case output
    /// Anywhere else.
    case other
  }

  /// The text.
  public let node: Node
  /// Where it is written.
  public let site: Site
  /// The resource that holds it.
  public let resource: Resource?
  /// `Fn::Sub` puts values into it.
  public let isSubstituted: Bool
}

extension Template {
  /// The calls of a function, in written order.
  public func calls(of function: String) -> [FunctionCall] {
    callsAndTexts.calls[function] ?? []
  }

  /// All calls, by function.
  public var calls: [String: [FunctionCall]] { callsAndTexts.calls }

  /// Functions that stand in one mapping with other keys, so that they are no calls.
  public var mixedCalls: [FunctionCall] { callsAndTexts.mixed }

  /// The first `${…}` of a variable in a text; the whole text where escapes hide it.
  public func range(ofVariable name: String, in text: Node) -> SourceRange {
    document.source.firstRange(of: "${\(name)}", in: text.range) ?? text.range
  }

  /// The texts that say more than their letters, in written order.
  public var specialTexts: [SpecialText] { callsAndTexts.texts }
}

/// What one pass over a template finds.
///
/// Left out: the `Metadata` section, which is not evaluated, and what a transform rewrites.
struct CallsAndTexts: Sendable {
  private(set) var calls: [String: [FunctionCall]] = [:]
  private(set) var mixed: [FunctionCall] = []
  private(set) var texts: [SpecialText] = []

  init(of root: Node, resources: Declarations<Resource>) {
    for section in root.entries {
      switch section.key {
      case "Metadata", "AWSTemplateFormatVersion", "Description", "Transform": break
      case "Resources": collect(section.value, resources)
      case "Outputs": collectOutputs(section.value)
      default: collect(section.value, Context(site: Self.site(of: section.key)))
      }
    }
  }

  /// What surrounds a value.
  private struct Context {
    var site: FunctionCall.Site
    var textSite = SpecialText.Site.other
    var resource: Resource?
  }

  private static func site(of section: String) -> FunctionCall.Site {
    switch section {
    case "Conditions": .condition
    case "Rules": .rule
    case "Parameters": .parameter
    case "Mappings": .mapping
    default: .value
    }
  }

  private mutating func collect(_ section: Node, _ resources: Declarations<Resource>) {
    for entry in section.entries {
      guard let resource = resources[entry.key] else {
        collectLoop(entry, Context(site: .value))
        continue
      }
      // A transform beside the attributes may rewrite them.
      guard entry.value.entry("Fn::Transform") == nil else { continue }
      for attribute in entry.value.entries {
        var context = Context(site: .value, resource: resource)
        switch attribute.key {
        case "Properties": context.textSite = .property
        case "DeletionPolicy", "UpdateReplacePolicy": context.site = .policyAttribute
        default: break
        }
        collect(attribute.value, context)
      }
    }
  }

  private mutating func collectOutputs(_ section: Node) {
    for output in section.entries {
      guard !Expansion.isLoopOrTransform(output.key) else {
        collectLoop(output, Context(site: .value))
        continue
      }
      for member in output.value.entries {
        let textSite: SpecialText.Site = member.key == "Value" ? .output : .other
        collect(member.value, Context(site: .value, textSite: textSite))
      }
    }
  }

  /// Depth is bounded by the reader's.
  private mutating func collect(_ node: Node, _ context: Context) {
    switch node.kind {
    case .string: collectText(node, context, isSubstituted: false)
    case .list: for element in node.elements { collect(element, context) }
    case .mapping: collectMapping(node, context)
    case .null, .boolean, .integer, .real, .ambiguousNumber: break
    }
  }

  private mutating func collectMapping(_ node: Node, _ context: Context) {
    let entries = node.entries
    if entries.contains(where: { Expansion.isLoopOrTransform($0.key) }) {
      // A transform may rewrite all of it; a loop stands beside what is checked.
      for entry in entries { collectLoop(entry, context) }
      return
    }
    if entries.count == 1, let entry = entries.first, entry.isFunction {
      add(entry, entry.key, context)
      if entry.key == "Ref", entry.value.kind.isScalar { return }
      if entry.key == "Fn::Sub", collectSub(entry.value, context) { return }
    } else if context.textSite != .other {
      for entry in entries where entry.isFunction && entry.key != "Ref" {
        mixed.append(call(entry, entry.key, context))
      }
    }
    for entry in entries { collect(entry.value, context) }
  }

  /// The text of a call of `Fn::Sub`, and its variables; whether that is all.
  private mutating func collectSub(_ argument: Node, _ context: Context) -> Bool {
    guard let text = argument.kind == .list ? argument.elements.first : argument,
      text.kind == .string
    else { return false }
    collectText(text, context, isSubstituted: true)
    for element in argument.elements.dropFirst() { collect(element, context) }
    return true
  }

  private mutating func collectLoop(_ entry: Entry, _ context: Context) {
    guard Loop.name(in: entry.key) != nil else { return }
    add(entry, "Fn::ForEach", context)
  }

  private mutating func collectText(_ node: Node, _ context: Context, isSubstituted: Bool) {
    guard let text = node.text, Self.isSpecial(text) else { return }
    texts.append(
      SpecialText(
        node: node, site: context.textSite, resource: context.resource,
        isSubstituted: isSubstituted))
  }

  private static let longestPseudoParameter = "AWS::NotificationARNs".utf8.count

  private static func isSpecial(_ text: String) -> Bool {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "{"), previous == byte || previous == UInt8(ascii: "$") {
        return true
      }
      previous = byte
    }
    return text.utf8.count <= longestPseudoParameter && text.utf8.starts(with: "AWS::".utf8)
  }

  private mutating func add(_ entry: Entry, _ function: String, _ context: Context) {
    calls[function, default: []].append(call(entry, function, context))
  }

  private func call(_ entry: Entry, _ function: String, _ context: Context) -> FunctionCall {
    FunctionCall(function: function, entry: entry, site: context.site, resource: context.resource)
  }
}

extension Entry {
  /// The key is the name of a function for values.
  fileprivate var isFunction: Bool {
    let name = key.utf8
    return name.starts(with: "Fn::".utf8) || name.elementsEqual("Ref".utf8)
  }
}
