/// What questions to one resolver have read and made, kept for further questions.
public final class ScenarioMemory {
  private var idle: Scenario?

  /// An empty memory.
  public init() {}

  deinit { idle?.forget() }

  func take() -> Scenario? {
    defer { idle = nil }
    return idle
  }

  func putBack(_ scenario: Scenario) {
    idle?.forget()
    idle = scenario
  }
}
