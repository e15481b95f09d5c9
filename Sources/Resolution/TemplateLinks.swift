internal import Documents
public import Templates

/// What the templates of one scan export, for those that import it.
///
/// Exports are names of one account and region:
/// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-stack-exports.html
public struct Exports: Sendable {
  /// One export.
  struct Export: Sendable {
    /// The path of the template.
    let path: String
    let resolver: Resolver
    let output: Declaration
  }

  private let exports: [String: Export]

  /// Nothing is exported.
  public static let none = Exports([:])

  private init(_ exports: [String: Export]) { self.exports = exports }

  /// Collects the exports whose names are known; a name that is exported twice is nobody's.
  ///
  /// - Parameter given: values of parameters and pseudo parameters, for each template that declares them.
  public init(of templates: [(path: String, template: Template)], given: [String: String]) {
    var exports: [String: Export] = [:]
    var repeated: Set<String> = []
    for (path, template) in templates {
      let evaluator = Evaluator(template: template, given: given, parameters: .byDefault)
      let named = template.outputs.all.compactMap { output in
        output.value["Export"]?["Name"].flatMap { evaluator.value(of: $0).knownText }
          .map { (name: $0, output: output) }
      }
      guard !named.isEmpty else { continue }
      let resolver = Resolver(template, given: given)
      for (name, output) in named {
        let export = Export(path: path, resolver: resolver, output: output)
        if exports.updateValue(export, forKey: name) != nil { repeated.insert(name) }
      }
    }
    for name in repeated { exports[name] = nil }
    self.exports = exports
  }

  subscript(name: String) -> Export? { exports[name] }
}
