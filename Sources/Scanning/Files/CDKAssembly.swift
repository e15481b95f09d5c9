internal import Documents

/// What `cdk synth` writes: a folder whose manifest names its templates, beside copies of what they deploy.
///
/// https://docs.aws.amazon.com/cdk/v2/guide/deploy.html
struct CDKAssembly {
  /// Templates that the manifest names.
  private(set) var templates: [BytePath] = []
  /// Folders of the assemblies of its stages.
  private(set) var stages: [BytePath] = []

  private let folder: BytePath

  private static let manifest = "manifest.json"
  private static let ending = ".template.json"

  /// Whether a folder with these entries is one, by name.
  ///
  /// That of an application has a tree of its constructs, that of a stage is named for it.
  static func isOne(_ folder: BytePath, entries: Set<[UInt8]>) -> Bool {
    entries.contains(Array(manifest.utf8))
      && (entries.contains(Array("tree.json".utf8))
        || folder.split?.name.starts(with: "assembly-".utf8) == true)
  }

  /// Reads the manifest, and those of its assets, which name the templates of nested stacks.
  ///
  /// - Throws: ``FileError`` where one cannot be read, or names what is not in the folder.
  init(in folder: BytePath) throws(FileError) {
    self.folder = folder
    let artifacts = try Self.object(in: folder.appending(Self.manifest.utf8))["artifacts"]
    for artifact in artifacts?.entries ?? [] {
      let properties = artifact.value["properties"]
      switch artifact.value["type"]?.string {
      case "aws:cloudformation:stack":
        if let name = properties?["templateFile"]?.string { templates.append(try path(name)) }
      case "cdk:cloud-assembly":
        if let name = properties?["directoryName"]?.string { stages.append(try path(name)) }
      case "cdk:asset-manifest":
        guard let name = properties?["file"]?.string else { continue }
        let files = try Self.object(in: try path(name))["files"]?.entries ?? []
        try addTemplates(files.map { $0.value["source"]?["path"]?.string })
      default: break
      }
      // Before version 2 the assets stood in the metadata of the stack.
      let metadata = artifact.value["metadata"]?.entries.flatMap(\.value.elements) ?? []
      try addTemplates(
        metadata.filter { $0["type"]?.string == "aws:cdk:asset" }.map {
          $0["data"]?["path"]?.string
        })
    }
  }

  /// Whether a name is that of a template of an assembly.
  static func isTemplate(_ name: [UInt8]) -> Bool {
    name.suffix(ending.utf8.count).elementsEqual(ending.utf8)
  }

  private mutating func addTemplates(_ assets: [String?]) throws(FileError) {
    for name in assets {
      guard let name, name.hasSuffix(Self.ending) else { continue }
      let template = try path(name)
      if !templates.contains(template) { templates.append(template) }
    }
  }

  private func path(_ name: String) throws(FileError) -> BytePath {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.contains(where: { ["", ".", ".."].contains($0) }) else {
      throw FileError(reason: "it names '\(name)', which is not in its folder")
    }
    return folder.appending(name.utf8)
  }

  private static func object(in file: BytePath) throws(FileError) -> Node {
    let bytes = try FilePaths.read(file)
    do throws(DocumentError) {
      return try Document(reading: SourceText(bytes), named: manifest).root
    } catch {
      throw FileError(reason: error.message)
    }
  }
}
