// How long decisions take: swift run -c release Benchmarks
// One scan in one thread, to count its instructions: Benchmarks TEMPLATE...

/// Microseconds of one run: the least of several series.
func microseconds(of count: Int = 1_000, _ body: () -> Void) -> Double {
  let series = (0..<10).map { _ in
    ContinuousClock().measure { for _ in 0..<count { body() } }
  }
  return (series.min() ?? .zero) / .microseconds(count)
}

let templates = CommandLine.arguments.dropFirst()
if templates.isEmpty {
  try TrustPolicyBenchmark.run()
  try GuardBenchmark.run()
} else {
  try SingleThreadedScan.run(Array(templates))
}
