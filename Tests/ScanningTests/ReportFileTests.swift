import Foundation
import Scanning
import TestSupport
import Testing

@Test func `a report takes the place of a file whole, with the folders it needs`() throws {
  let folder = try TemporaryFolder(["old.xml": "a long old text"])
  #expect(chmod(folder.path("old.xml"), 0o600) == 0)
  try ReportFile.write(to: folder.path("old.xml")) { $0.write("new") }
  try ReportFile.write(to: folder.path("a/b/new.xml")) { $0.write("new") }
  #expect(try folder.text(of: "old.xml") == "new")
  #expect(try folder.text(of: "a/b/new.xml") == "new")
  let mode = try FileManager.default.attributesOfItem(atPath: folder.path("old.xml"))[
    .posixPermissions]
  #expect(mode as? Int == 0o600)
  #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("a/b")) == ["new.xml"])
}

@Test(arguments: ["there.xml", "not/yet.xml"])
func `a link to a report stays a link`(_ target: String) throws {
  let folder = try TemporaryFolder(["there.xml": "old"])
  let link = folder.path("link.xml")
  try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
  try ReportFile.write(to: link) { $0.write("new") }
  #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == target)
  #expect(try folder.text(of: target) == "new")
}

@Test func `a pipe is written into and stays a pipe`() throws {
  let folder = try TemporaryFolder()
  let pipe = folder.path("pipe")
  #expect(mkfifo(pipe, 0o600) == 0)
  // Open for both, so that neither end waits for the other.
  let reader = open(pipe, O_RDWR | O_NONBLOCK)
  defer { close(reader) }
  try ReportFile.write(to: pipe) { $0.write("text") }
  var bytes = [UInt8](repeating: 0, count: 16)
  let count = read(reader, &bytes, bytes.count)
  #expect(count == 4 && bytes.starts(with: "text".utf8))
  let type = try FileManager.default.attributesOfItem(atPath: pipe)[.type]
  #expect(type as? FileAttributeType != .typeRegular)
}

/// A place where no report can go, and why.
struct WrongPlace: Sendable, CustomTestStringConvertible {
  let path: String
  let reason: String

  var testDescription: String { path }

  static let all = [
    WrongPlace(path: "folder", reason: "it is a folder"),
    WrongPlace(path: "new/", reason: "it is a folder"),
    WrongPlace(path: "file/r.xml", reason: "not a directory"),
    WrongPlace(path: "loop", reason: "too many levels of symbolic links"),
    WrongPlace(path: String(repeating: "x", count: 300), reason: "file name too long"),
  ]
}

@Test(arguments: WrongPlace.all)
func `a report that cannot be written says why and leaves nothing behind`(_ it: WrongPlace) throws {
  let folder = try TemporaryFolder(["file": "", "folder/a": ""])
  try FileManager.default.createSymbolicLink(
    atPath: folder.path("loop"), withDestinationPath: "loop")
  let path = folder.url.path + "/" + it.path
  let error = #expect(throws: ReportFile.WriteError.self) {
    try ReportFile.write(to: path) { $0.write("new") }
  }
  #expect(error?.description == "cannot write '\(path)': \(it.reason)")
  #expect(
    try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted()
      == ["file", "folder", "loop"])
}

@Test(arguments: ["./a.xml", "x/../a.xml", "link/a.xml", "alias.xml", "a.xml"])
func `two spellings of one file are one place`(_ other: String) throws {
  let folder = try TemporaryFolder()
  try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: ".")
  try FileManager.default.createSymbolicLink(
    atPath: folder.path("alias.xml"), withDestinationPath: "a.xml")
  let root = folder.url.path + "/"
  #expect(throws: UsageError.self) { try ReportFile.checkDistinct([root + "a.xml", root + other]) }
  try ReportFile.checkDistinct([root + "a.xml", root + "b.xml"])
}
