import Findings
import Foundation
import TestSupport
import Testing

@testable import Scanning

private let pool = "Resources: {P: {Type: AWS::SNS::Topic}}\n"

private func scan(_ inputs: [ScanInput], root: TemporaryFolder) async throws
  -> Scan.Result<ScanReport>
{
  try await Scan(inputs, root: root.url.path, gate: .medium, allowsEmpty: false).run()
}

/// A name of bytes that Foundation would change.
private func create(_ name: [UInt8], in folder: TemporaryFolder) throws {
  let path = BytePath(folder.url.path).appending(name)
  let descriptor = path.withCString { open($0, O_WRONLY | O_CREAT | O_EXCL, 0o644) }
  try #require(descriptor >= 0)
  defer { close(descriptor) }
  try ReportFile.write(Array(pool.utf8), toDescriptor: descriptor)
}

@Test func `two names that look the same are two files`() async throws {
  let folder = try TemporaryFolder()
  try create(Array("\u{FC}.yaml".utf8), in: folder)
  try create(Array("u\u{308}.yaml".utf8), in: folder)
  let walked = try await scan([.path(folder.url.path)], root: folder).report
  #expect(
    walked.templates.map { Array($0.path.unicodeScalars) }
      == [Array("u\u{308}.yaml".unicodeScalars), Array("\u{FC}.yaml".unicodeScalars)])
}

@Test func `a name that starts with a combining mark is below the root`() async throws {
  let folder = try TemporaryFolder()
  try create(Array("\u{301}a.yaml".utf8), in: folder)
  let report = try await scan([.path(folder.url.path)], root: folder).report
  #expect(report.templates.map { Array($0.path.utf8) } == [Array("\u{301}a.yaml".utf8)])
}

@Test func `a name that is no UTF-8 is scanned under a repaired name`() async throws {
  let folder = try TemporaryFolder()
  try create([0xFC] + Array("1.yaml".utf8), in: folder)
  try create([0xFD] + Array("1.yaml".utf8), in: folder)
  let report = try await scan([.path(folder.url.path)], root: folder).report
  #expect(report.templates.map(\.path) == ["\u{FFFD}1.yaml", "\u{FFFD}1.yaml"])
  #expect(report.summary.exitCode == 0)
}

@Test func `a folder that cannot be opened is an unreadable template`() throws {
  let folder = try TemporaryFolder()
  let finder = FileFinder(root: try SourceRoot(given: folder.url.path))
  let gone = try finder.files(in: FilePaths.real(BytePath(folder.url.path)).appending("gone".utf8))
  #expect(gone.map(\.reportedPath) == ["gone"])
  #expect(
    gone.first?.failure?.reason
      == "it is a folder that cannot be read: no such file or folder")
}

@Test func `a folder too deep to open fails the scan`() async throws {
  let folder = try TemporaryFolder(["a.yaml": pool])
  let name = String(repeating: "d", count: 250)
  // Twenty names are more than PATH_MAX, so each is made from within the one above.
  var descriptors = [open(folder.url.path, O_RDONLY | O_DIRECTORY)]
  for _ in 1...20 {
    let above = try #require(descriptors.last)
    try #require(mkdirat(above, name, 0o700) == 0)
    descriptors.append(openat(above, name, O_RDONLY | O_DIRECTORY))
  }
  defer {
    for descriptor in descriptors.reversed() {
      unlinkat(descriptor, name, AT_REMOVEDIR)
      close(descriptor)
    }
  }
  let report = try await scan([.path(folder.url.path)], root: folder).report
  #expect(report.templates.count == 2 && report.summary.counts.unreadable == 1)
  #expect(
    report.templates.last?.findings.first?.finding.message
      == "the file cannot be read: it is a folder that cannot be read: file name too long")
  #expect(report.summary.exitCode == 3)
}

@Test func `a name that the command line cannot hold is found through its folder`() async throws {
  let folder = try TemporaryFolder()
  let path = folder.path("\u{FFFD}.yaml")
  await #expect(
    throws: UsageError(
      "no such file or folder: '\(path)'; name the folder of a file whose name is not UTF-8")
  ) {
    try await scan([.path(path)], root: folder)
  }
}

@Test func `a pipe behind a descriptor is unreadable`() async throws {
  let folder = try TemporaryFolder()
  let pipe = Pipe()
  let path = "/proc/self/fd/\(pipe.fileHandleForReading.fileDescriptor)"
  let report = try await scan([.path(path)], root: folder).report
  #expect(report.templates.map(\.path) == [path])
  #expect(report.summary.exitCode == 3)
}

@Test(.enabled(if: geteuid() != 0, "nothing is closed to root"))
func `a folder without permission fails the scan`() async throws {
  let folder = try TemporaryFolder(["a.yaml": pool, "closed/b.yaml": pool])
  #expect(chmod(folder.path("closed"), 0) == 0)
  defer { chmod(folder.path("closed"), 0o700) }
  let report = try await scan([.path(folder.url.path)], root: folder).report
  #expect(report.templates.map(\.path) == ["a.yaml", "closed"])
  #expect(report.summary.exitCode == 3)
}

@Test func `a path that cannot be followed says why`() async throws {
  let folder = try TemporaryFolder()
  let link = folder.path("link.yaml")
  try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "link.yaml")
  await #expect(
    throws: UsageError("cannot look at '\(link)': too many levels of symbolic links")
  ) {
    try await scan([.path(link)], root: folder)
  }
}

/// A `--stdin-filename`, and what reports call it; `nil` where it is refused.
private struct InputPath: Sendable, CustomTestStringConvertible {
  let given: String
  let reported: String?

  var testDescription: String { given }

  static let all = [
    InputPath(given: "a/b.yaml", reported: "a/b.yaml"),
    InputPath(given: "./a.yaml", reported: "a.yaml"),
    InputPath(given: ".//a/./b//c.yaml", reported: "a/b/c.yaml"),
    InputPath(given: "x/../a.yaml", reported: "a.yaml"),
    InputPath(given: "a/\u{301}.yaml", reported: "a/\u{301}.yaml"),
    InputPath(given: "", reported: nil), InputPath(given: "/a.yaml", reported: nil),
    InputPath(given: "a/", reported: nil), InputPath(given: ".", reported: nil),
    InputPath(given: "a/..", reported: nil), InputPath(given: "../a.yaml", reported: nil),
    InputPath(given: "a/../../b.yaml", reported: nil),
  ]
}

@Test(arguments: InputPath.all)
private func `standard input has the path that a file would have`(_ it: InputPath) {
  let path = try? StandardInputPath.normalized(it.given)
  #expect(path.map { Array($0.utf8) } == it.reported.map { Array($0.utf8) })
}

@Test(arguments: ["0", "1750000000", "253402300799"])
func `a number of seconds fixes the time of reports`(_ text: String) throws {
  let clock = try ReportClock(environment: ["SOURCE_DATE_EPOCH": text])
  #expect(clock.isFixed && clock.startTime == clock.endTime)
}

@Test(arguments: ["", "nan", "inf", "1e300", "0x10", "1.9", "-1", "+1", "253402300800", "١"])
func `what is no number of seconds is refused`(_ text: String) {
  #expect(throws: UsageError.self) { try ReportClock(environment: ["SOURCE_DATE_EPOCH": text]) }
}
