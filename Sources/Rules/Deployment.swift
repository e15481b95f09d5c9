/// The values with which templates are deployed, as the user gives them.
public struct Deployment: Hashable, Sendable {
  /// The parameter file that they come from; `nil` where there is none.
  public let name: String?
  /// Values of parameters and pseudo parameters, by name; of a list as one text with commas.
  public let values: [String: String]

  /// A deployment with values.
  public init(name: String? = nil, values: [String: String] = [:]) {
    self.name = name
    self.values = values
  }
}
