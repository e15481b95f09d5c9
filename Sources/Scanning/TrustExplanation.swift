internal import Cognito
public import Documents
public import Findings
internal import Rules
internal import Templates

/// The proofs of `explain --trust`: one file, and what its roles let its pools do.
public struct TrustExplanation {
  /// The text that the proofs speak of.
  public let source: SourceText
  /// One for each pool that was asked for.
  public let proofs: [TrustProof]

  /// Reads a template and proves.
  ///
  /// - Parameter logicalID: the pool; all of them where it is `nil`.
  /// - Throws: ``UsageError`` where the file cannot be read, is no template, or has no such pool.
  public init(
    path: String, logicalID: String?, parameters: ScanParameters
  ) throws(UsageError) {
    let (template, source) = try Self.template(at: path)
    let deployments = try parameters.deployments()
    guard let deployment = deployments.first, deployments.count == 1 else {
      throw UsageError("--trust takes one parameter file")
    }
    let prover = TrustProver(template, deployment)
    let subjects = prover.subjects
    if let logicalID, !subjects.contains(logicalID) {
      let near = logicalID.nearest(in: subjects).map { "; did you mean '\($0)'?" }
      throw UsageError("'\(path)' has no user pool '\(logicalID)'\(near ?? "")")
    }
    guard !subjects.isEmpty else { throw UsageError("'\(path)' has no user pool") }
    self.source = source
    proofs = (logicalID.map { [$0] } ?? subjects).compactMap { prover.proof(for: $0) }
  }

  private static func template(
    at path: String
  ) throws(UsageError) -> (Template, SourceText) {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try FilePaths.read(BytePath(path))
    } catch {
      throw UsageError("'\(path)': \(error.reason)")
    }
    let document: Document
    do throws(DocumentError) {
      document = try Document(reading: try SourceText(bytes), named: path)
    } catch {
      let text = SourceText(repairing: bytes)
      let place = LineIndex(text).position(of: error.offset)
      throw UsageError("'\(path)':\(place.line):\(place.column): \(error.message)")
    }
    do throws(NotATemplate) {
      return (try Template(document), document.source)
    } catch {
      throw UsageError("'\(path)' is not a template: \(error.reason)")
    }
  }
}
