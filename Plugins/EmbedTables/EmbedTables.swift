import Foundation
import PackagePlugin

/// Turns the property tables into code, so that the binary needs no file beside it.
@main
struct EmbedTables: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
    guard let target = target as? any SourceModuleTarget else { return [] }
    let tables = [".json", ".txt"].flatMap { target.sourceFiles(withSuffix: $0).map(\.url) }
    let output = context.pluginWorkDirectoryURL.appending(path: "PropertyTableTexts.swift")
    return [
      .buildCommand(
        displayName: "Embedding \(tables.count) property tables",
        executable: try context.tool(named: "TableWriter").url,
        arguments: [output.path] + tables.map(\.path).sorted(), inputFiles: tables,
        outputFiles: [output])
    ]
  }
}
