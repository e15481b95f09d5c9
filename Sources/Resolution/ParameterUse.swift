/// The parameters without a given value that an answer rests on.
public struct ParameterUse: Sendable {
  /// Those whose default decided something.
  public internal(set) var defaults: Set<String> = []
  /// Those that were left open although they have one of some values.
  public internal(set) var openChoices: Set<String> = []

  /// It rests on none.
  public init() {}
}
