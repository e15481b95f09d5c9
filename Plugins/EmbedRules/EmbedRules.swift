import Foundation
import PackagePlugin

/// Makes the list of rules from the names of the files in `rules/`, so that adding one edits no list.
@main
struct EmbedRules: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
    guard let target = target as? any SourceModuleTarget else { return [] }
    // A rule stands in the folder of its group; what stands beside the folders is no rule.
    let rules = target.sourceFiles(withSuffix: ".swift").map(\.url).filter {
      $0.deletingLastPathComponent().path != target.directoryURL.path
    }
    let output = context.pluginWorkDirectoryURL.appending(path: "RuleList.swift")
    let names = rules.map { $0.deletingPathExtension().lastPathComponent }.sorted()
    return [
      .buildCommand(
        displayName: "Listing \(names.count) rules",
        executable: try context.tool(named: "RuleListWriter").url,
        arguments: [output.path] + names, inputFiles: rules, outputFiles: [output])
    ]
  }
}
