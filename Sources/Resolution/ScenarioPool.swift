/// Scenarios of one resolver that questions have left as they found them, for further questions.
///
/// What one question has read and remembered in a scenario, the next need not read again.
public final class ScenarioPool {
  private var idle: [[Fact]: Scenario] = [:]

  /// An empty pool.
  public init() {}

  deinit {
    for scenario in idle.values { scenario.forget() }
  }

  func take(_ facts: [Fact]) -> Scenario? {
    let scenario = idle.removeValue(forKey: facts)
    scenario?.forgetParameterUse()
    return scenario
  }

  /// Keeps a scenario in which nothing was decided beyond `facts`.
  func putBack(_ scenario: Scenario, _ facts: [Fact]) {
    guard scenario.isUntouched, idle[facts] == nil else {
      scenario.forget()
      return
    }
    idle[facts] = scenario
  }
}
