extension AWSService {
  /// The table of Amazon SNS.
  ///
  /// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsns.html
  static let sns = AWSService(
    "sns",
    """
    resource topic arn:*:sns:*:*:*
    list: ListEndpointsByPlatformApplication ListOriginationNumbers ListPlatformApplications
      ListSMSSandboxPhoneNumbers ListSubscriptions ListTopics
    list topic: ListSubscriptionsByTopic
    permissions topic: AddPermission CreateTopic RemovePermission SetTopicAttributes
    read: CheckIfPhoneNumberIsOptedOut GetEndpointAttributes GetPlatformApplicationAttributes
      GetSMSAttributes GetSMSSandboxAccountStatus GetSubscriptionAttributes ListPhoneNumbersOptedOut
    read topic: GetDataProtectionPolicy GetTopicAttributes ListTagsForResource
    tagging topic: TagResource UntagResource
    write: CreatePlatformApplication CreatePlatformEndpoint CreateSMSSandboxPhoneNumber
      DeleteEndpoint DeletePlatformApplication DeleteSMSSandboxPhoneNumber OptInPhoneNumber
      SetEndpointAttributes SetPlatformApplicationAttributes SetSMSAttributes
      SetSubscriptionAttributes Unsubscribe VerifySMSSandboxPhoneNumber
    write topic: ConfirmSubscription DeleteTopic Publish PutDataProtectionPolicy Subscribe
    key sns:Endpoint text: Subscribe
    key sns:Protocol text: Subscribe
    """)
}
