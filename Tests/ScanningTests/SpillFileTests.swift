import Foundation
import Scanning
import TestSupport
import Testing

@Test(arguments: [SpillFile(), SpillFile(in: "/dev/null")])
func `texts come back, whether they are in memory or on disk`(_ file: SpillFile) async {
  // Three megabytes: some of the last ones are still in memory.
  let texts = (0..<300).map { String(repeating: "ä\($0) ", count: 2_000) }
  let ranges = await withTaskGroup(of: (Int, Range<Int>).self) { group in
    for (index, text) in texts.enumerated() {
      group.addTask { (index, file.append(text)) }
    }
    return await group.reduce(into: [Int: Range<Int>]()) { $0[$1.0] = $1.1 }
  }
  for (index, text) in texts.enumerated() {
    #expect(ranges[index].map(file.text) == text)
  }
  #expect(file.problem == nil)
}

@Test func `a report that cannot be made whole leaves the old one`() throws {
  let folder = try TemporaryFolder(["old.xml": "old"])
  let error = #expect(throws: ReportFile.WriteError.self) {
    try ReportFile.write(to: folder.path("old.xml")) { report in
      report.write("half of it")
      report.fail("the other half is lost")
    }
  }
  #expect(error?.description.hasSuffix("old.xml': the other half is lost") == true)
  #expect(try folder.text(of: "old.xml") == "old")
  #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path(".")) == ["old.xml"])
}
