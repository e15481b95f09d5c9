// How long decisions take: swift run -c release Benchmarks

/// Microseconds of one run: the least of several series.
func microseconds(of count: Int = 1_000, _ body: () -> Void) -> Double {
  let series = (0..<10).map { _ in
    ContinuousClock().measure { for _ in 0..<count { body() } }
  }
  return (series.min() ?? .zero) / .microseconds(count)
}

try TrustPolicyBenchmark.run()
try GuardBenchmark.run()
