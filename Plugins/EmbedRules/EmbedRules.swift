import Foundation
import PackagePlugin

/// Makes the list of rules from the files in `rules/`, so that adding one edits no list.
@main
struct EmbedRules: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) async throws -> [Command] {
    guard let target = target as? any SourceModuleTarget else { return [] }
    // A rule stands in the folder of its group; what stands beside the folders is no rule.
    let rules = [".swift", ".guard"].flatMap { target.sourceFiles(withSuffix: $0).map(\.url) }
      .filter { $0.deletingLastPathComponent().path != target.directoryURL.path }
    let output = context.pluginWorkDirectoryURL.appending(path: "RuleList.swift")
    return [
      .buildCommand(
        displayName: "Listing \(rules.count) rules",
        executable: try context.tool(named: "RuleWriter").url,
        arguments: [output.path] + rules.map(\.path).sorted(), inputFiles: rules,
        outputFiles: [output])
    ]
  }
}
