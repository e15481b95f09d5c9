internal import Documents
internal import Resolution
internal import Templates

extension Node {
  /// What a value is in each branch of the `Fn::If` that it may be, with what leads there; itself where it is none.
  ///
  /// Recursion follows the document, whose depth is bounded.
  func branches(under facts: [Fact]) -> [(node: Node, facts: [Fact])] {
    guard case .if(let condition, let then, let otherwise) = Intrinsic(self) else {
      return [(self, facts)]
    }
    guard let name = condition.text else { return [] }
    return [(then, true), (otherwise, false)].flatMap { branch, holds in
      branch.branches(under: facts + [Fact(.condition(name), holds: holds)])
    }
  }
}
