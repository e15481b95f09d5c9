public import Resolution
internal import Templates

extension Text {
  /// A policy may name it as a resource: an ARN, as far as it is written, or every resource.
  ///
  /// A wildcard may stand for several components. What `Ref` or `Fn::GetAtt` gives alone, or the
  /// deployment, is judged by nothing that is written.
  public var mayBeARN: Bool {
    known == "*" || onlyAtom != nil || matches(pattern: Text("arn:*")) != false
  }
}

/// ARNs that resources of the template give, as far as their kind tells.
extension Scenario {
  /// The same text with what is known of ARNs and names that it takes from resources.
  ///
  /// It serves to tell ARNs of one kind from another: names in it stand for any name.
  public func shape(of text: Text) -> Text {
    var result = Text()
    for part in text.parts {
      if case .atom(let atom) = part, let shape = shape(of: atom) {
        result.append(shape)
      } else {
        result.append(part)
      }
    }
    return result
  }

  private func shape(of atom: Atom) -> Text? {
    let (logicalID, attribute): (String, String) =
      switch atom.origin {
      case .resource(let logicalID): (logicalID, "Ref")
      case .attribute(let logicalID, let name): (logicalID, name)
      case .parameter, .pseudoParameter, .derived, .fresh: ("", "")
      }
    guard let type = template.resources[logicalID]?.type,
      let pattern = Self.shapes[type]?[attribute]
    else { return nil }
    var result = Text()
    for (place, run) in pattern.split(separator: "*", omittingEmptySubsequences: false).enumerated()
    {
      // No name of these holds a colon or a slash.
      if place > 0 { result.append(.atom(Atom(.derived("name"), .identifier))) }
      result.append(String(run))
    }
    return result
  }

  /// By type and attribute, or `Ref`.
  ///
  /// From the return values of https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
  /// and the ARNs of https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
  private static let shapes: [String: [String: String]] = [
    "AWS::DynamoDB::Table": [
      "Arn": "arn:*:dynamodb:*:*:table/*", "StreamArn": "arn:*:dynamodb:*:*:table/*/stream/*",
    ],
    "AWS::KMS::Key": ["Arn": "arn:*:kms:*:*:key/*"],
    ResourceType.lambdaFunction: ["Arn": "arn:*:lambda:*:*:function:*"],
    "AWS::S3::Bucket": ["Arn": "arn:*:s3:::*", "Ref": "*"],
    "AWS::SNS::Topic": ["Ref": "arn:*:sns:*:*:*", "TopicArn": "arn:*:sns:*:*:*"],
    "AWS::SQS::Queue": ["Arn": "arn:*:sqs:*:*:*"],
    ResourceType.secret: ["Ref": "arn:*:secretsmanager:*:*:secret:*"],
    ResourceType.samFunction: ["Arn": "arn:*:lambda:*:*:function:*"],
  ]
}
