import Foundation
import TestSupport

/// A run of the built binary.
struct Command {
  let status: Int32
  let output: String
  let errors: String

  /// The binary stands beside the tests.
  static let binary: URL = {
    let tests = URL(filePath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
    var folder = tests.deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.appending(path: "cogcheck")
      if FileManager.default.isExecutableFile(atPath: candidate.path) { return candidate }
      folder = folder.deletingLastPathComponent()
    }
    return Repository.root.appending(path: ".build/debug/cogcheck")
  }()

  /// Runs the binary in `folder`.
  init(
    _ arguments: String..., in folder: TemporaryFolder, input: String = "",
    environment: [String: String] = [:]
  ) throws {
    try self.init(arguments, in: folder, input: input, environment: environment)
  }

  /// The same with arguments that are at hand.
  init(
    _ arguments: [String], in folder: TemporaryFolder, input: String = "",
    environment: [String: String] = [:]
  ) throws {
    let process = Self.process(arguments, in: folder, environment: environment)
    let (input_, output, errors) = (Pipe(), Pipe(), folder.url.appending(path: ".errors"))
    try Data().write(to: errors)
    process.standardInput = input_
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    try input_.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try input_.fileHandleForWriting.close()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    status = process.terminationStatus
    self.output = String(decoding: bytes, as: UTF8.self)
    let complaints = try FileHandle(forReadingFrom: errors).readToEnd() ?? Data()
    self.errors = String(decoding: complaints, as: UTF8.self)
  }

  static func process(
    _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:]
  ) -> Process {
    let process = Process()
    process.executableURL = binary
    process.arguments = arguments
    process.currentDirectoryURL = folder.url
    process.environment = ["PATH": "/usr/bin:/bin"].merging(environment) { _, new in new }
    return process
  }
}
