public import Resolution

extension Text {
  /// The text as it is outside China, where names of user pools end in `amazonaws.com`.
  ///
  /// Templates write the end as a literal or as `AWS::URLSuffix`, and mean the same.
  public var withCommonURLSuffix: Text {
    Text(
      parts.map { part in
        guard case .atom(let atom) = part,
          atom.origin == .pseudoParameter("AWS::URLSuffix")
        else { return part }
        return .literal("amazonaws.com")
      })
  }
}
