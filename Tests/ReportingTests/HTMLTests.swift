import Documents
import Findings
import Testing

@testable import Reporting

private func page(_ report: ScanReport, style: ReportStyle = ReportStyle()) -> String {
  ReportFormat.html.render(report, style: style)
}

@Test func `a page needs nothing from elsewhere, and says so to the browser`() throws {
  let output = page(try .fixture([Reports.weakPool]))
  #expect(output.contains("content=\"default-src 'none';"))
  for outside in ["src=", "@import", "url(", "<link", "<img", "fetch("] {
    #expect(!output.contains(outside), "\(outside)")
  }
  let links = output.split(separator: "href=\"").dropFirst().map { $0.prefix { $0 != "\"" } }
  #expect(links == ["https://example.org/COG110"])
}

@Test func `a page tells verdict, findings, what is undecided and each rule once`() throws {
  let output = page(try .fixture([Reports.weakPool, Reports.cleanPool]))
  #expect(output.contains("<p class=\"failed\">failed: 1 finding at or above &#39;medium&#39;"))
  #expect(
    output.contains(
      "<span class=\"medium\">medium</span> COG110: password policy of &#39;UserPool&#39; requires")
  )
  #expect(output.contains("<p>templates/auth/pool.yaml:11:26</p>"))
  #expect(output.contains("MinimumLength: !Ref MinLength\n"))
  #expect(output.contains("<p>construct: Stack/UserPool/Resource</p>"))
  #expect(output.contains("<td>UserPool &#39;UserPool&#39;: the role is imported</td>"))
  #expect(output.split(separator: "<details>").count == 2)
  #expect(output.contains("<tr><td>templates/clean.yaml</td><td>1</td><td>0</td></tr>"))
}

@Test func `an address of a finding is its fingerprint`() throws {
  let report = try ScanReport.fixture([Reports.weakPool])
  let fingerprint = try #require(report.templates.first?.findings.first?.fingerprint)
  let output = page(report)
  #expect(output.contains("<article id=\"\(fingerprint)\" "))
  #expect(
    output.contains(" data-resource=\"UserPool &#39;UserPool&#39; in templates/auth/pool.yaml\" "))
}

@Test func `hostile text opens no element and ends no attribute`() throws {
  let clean = page(try .fixture([Reports.weakPool]))
  let hostile = page(try .fixture([Reports.hostile]))
  #expect(hostile.split(separator: "</script>").count == clean.split(separator: "</script>").count)
  #expect(
    HTMLText.safe("<a href=\"x\" id='y'>&") == "&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;")
}

@Test func `excerpts of a page can be switched off`() throws {
  let report = try ScanReport.fixture([Reports.weakPool])
  #expect(!page(report, style: ReportStyle(showsSnippets: false)).contains("<pre"))
}
