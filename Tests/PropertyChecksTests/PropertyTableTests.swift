import PropertyTables
import Testing

@testable import PropertyChecks

@Test(arguments: PropertyTable.types.sorted())
func `a property table can be read, and every pattern in it is one`(_ type: String) throws {
  let table = try #require(PropertyTable.of(type))
  #expect(!table.root.members.isEmpty)
  #expect(Set(table.root.required).isSubset(of: table.root.members.keys))
  check(table.root, of: table, seen: [])
}

/// Shapes that hold themselves end.
private func check(_ shape: PropertyTable.Shape, of table: PropertyTable, seen: Set<String>) {
  for (name, property) in shape.members {
    check(property, "\(shape.name).\(name)", of: table, seen: seen.union([shape.name]))
  }
}

private func check(_ property: Property, _ name: String, of table: PropertyTable, seen: Set<String>)
{
  if let pattern = property.pattern {
    #expect(SchemaPattern.expression(pattern) != nil, "\(name): \(pattern)")
  }
  switch property.kind {
  case .list(let item): check(item, name, of: table, seen: seen)
  case .map(let keys, let values):
    #expect(SchemaPattern.expression(keys) != nil, "\(name): \(keys)")
    check(values, name, of: table, seen: seen)
  case .object(let shape):
    guard let found = table.shape(of: property) else {
      Issue.record("\(name) has no shape '\(shape)'")
      return
    }
    if !seen.contains(shape) { check(found, of: table, seen: seen) }
  case .string, .integer, .number, .boolean, .json: break
  }
}

@Test func `tables are there for every type that is named, and for no other`() {
  #expect(PropertyTable.types.filter { $0.hasPrefix("AWS::Cognito::") }.count == 18)
  #expect(PropertyTable.types.contains("AWS::IAM::VirtualMFADevice"))
  #expect(PropertyTable.of("AWS::Cognito::Nothing") == nil)
}

@Test func `what the schemas do not say is kept`() throws {
  let table = try #require(PropertyTable.of("AWS::Cognito::UserPoolClient"))
  let flows = try #require(table.property("ExplicitAuthFlows"))
  #expect(flows.item?.values?.contains("ALLOW_TOKEN_EXCHANGE_DELEGATION") == true)
}
