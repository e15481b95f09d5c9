extension AWSService {
  /// The table of AWS Systems Manager.
  ///
  /// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awssystemsmanager.html
  static let ssm = AWSService(
    "ssm",
    """
    resource association arn:*:ssm:*:*:association/*
    resource automation-execution arn:*:ssm:*:*:automation-execution/*
    resource automation-definition arn:*:ssm:*:*:automation-definition/*:*
    resource bucket arn:*:s3:::*
    resource document arn:*:ssm:*:*:document/*
    resource iam-role arn:*:iam::*:role/*
    resource instance arn:*:ec2:*:*:instance/*
    resource maintenancewindow arn:*:ssm:*:*:maintenancewindow/*
    resource managed-instance arn:*:ssm:*:*:managed-instance/*
    resource opsitem arn:*:ssm:*:*:opsitem/*
    resource opsitemgroup arn:*:ssm:*:*:opsitemgroup/default
    resource opsmetadata arn:*:ssm:*:*:opsmetadata/*
    resource parameter arn:*:ssm:*:*:parameter/*
    resource patchbaseline arn:*:ssm:*:*:patchbaseline/*
    resource session arn:*:ssm:*:*:session/*
    resource resourcedatasync arn:*:ssm:*:*:resource-data-sync/*
    resource servicesetting arn:*:ssm:*:*:servicesetting/*
    resource windowtarget arn:*:ssm:*:*:windowtarget/*
    resource windowtask arn:*:ssm:*:*:windowtask/*
    resource task arn:*:ecs:*:*:task/*
    list: DescribeMaintenanceWindowExecutionTaskInvocations DescribeMaintenanceWindowExecutionTasks
      DescribeMaintenanceWindowSchedule DescribeMaintenanceWindows
      DescribeMaintenanceWindowsForTarget DescribeParameters DescribePatchBaselines
      DescribePatchGroupState DescribePatchGroups DescribePatchProperties DescribeSessions
      ListAssociations ListCommandInvocations ListCommands ListComplianceItems
      ListComplianceSummaries ListDocuments ListInventoryEntries ListOpsItemEvents
      ListOpsItemRelatedItems ListOpsMetadata ListResourceComplianceSummaries ListResourceDataSync
    list association: ListAssociationVersions
    list association automation-execution document maintenancewindow managed-instance opsitem
      opsmetadata parameter patchbaseline: ListTagsForResource
    list document: ListDocumentMetadataHistory ListDocumentVersions
    list document opsitemgroup parameter: GetResourcePolicies
    list instance managed-instance: ListInstanceAssociations
    list maintenancewindow: DescribeMaintenanceWindowExecutions DescribeMaintenanceWindowTargets
      DescribeMaintenanceWindowTasks
    list resourcedatasync: ListNodes ListNodesSummary
    permissions document: ModifyDocumentPermission
    permissions document opsitemgroup parameter: DeleteResourcePolicy PutResourcePolicy
    read: DescribeActivations DescribeAutomationExecutions DescribeAvailablePatches
      DescribeInstanceInformation DescribeInstancePatchStatesForPatchGroup
      DescribeInstanceProperties DescribeInventoryDeletions DescribeOpsItems ExecuteAPI
      GetCommandInvocation GetDeployablePatchSnapshotForInstance GetExecutionPreview GetInventory
      GetInventorySchema GetMaintenanceWindowExecution GetMaintenanceWindowExecutionTask
      GetMaintenanceWindowExecutionTaskInvocation GetManifest GetPatchBaselineForPatchGroup
      StartExecutionPreview
    read association: DescribeAssociationExecutionTargets DescribeAssociationExecutions
    read association document instance managed-instance: DescribeAssociation
    read automation-execution: DescribeAutomationStepExecutions GetAutomationExecution
    read document: DescribeDocument DescribeDocumentParameters DescribeDocumentPermission
      GetCalendar GetCalendarState GetDocument
    read instance managed-instance: DescribeEffectiveInstanceAssociations
      DescribeInstanceAssociationsStatus DescribeInstancePatchStates DescribeInstancePatches
    read instance managed-instance task: GetConnectionStatus
    read maintenancewindow: GetMaintenanceWindow GetMaintenanceWindowTask
    read opsitem: GetAccessToken GetOpsItem
    read opsmetadata: GetOpsMetadata
    read parameter: GetParameter GetParameterHistory GetParameters GetParametersByPath
    read patchbaseline: DescribeEffectivePatchesForPatchBaseline GetDefaultPatchBaseline
      GetPatchBaseline
    read resourcedatasync: GetOpsSummary
    read servicesetting: GetServiceSetting
    tagging association automation-execution document instance maintenancewindow managed-instance
      opsitem opsmetadata parameter patchbaseline task: AddTagsToResource RemoveTagsFromResource
    write: CancelCommand CreateActivation CreateMaintenanceWindow CreateOpsItem CreateOpsMetadata
      CreatePatchBaseline DeleteActivation DeleteInventory PutConfigurePackageResult PutInventory
      RegisterManagedInstance
    write association: StartAssociationsOnce
    write association document instance managed-instance: CreateAssociation DeleteAssociation
      UpdateAssociation
    write association instance managed-instance: UpdateInstanceAssociationStatus
    write automation-definition automation-execution document: StartAutomationExecution
      StartChangeRequestExecution
    write automation-execution: SendAutomationSignal StopAutomationExecution
    write bucket document instance managed-instance: SendCommand
    write document: CreateDocument DeleteDocument PutCalendar UpdateDocument
      UpdateDocumentDefaultVersion UpdateDocumentMetadata
    write document instance managed-instance: CreateAssociationBatch UpdateAssociationStatus
    write document instance managed-instance task: StartSession
    write iam-role managed-instance: UpdateManagedInstanceRole
    write instance managed-instance: PutComplianceItems StartAccessRequest UpdateInstanceInformation
    write maintenancewindow: CancelMaintenanceWindowExecution DeleteMaintenanceWindow
      RegisterTargetWithMaintenanceWindow RegisterTaskWithMaintenanceWindow UpdateMaintenanceWindow
    write maintenancewindow windowtarget: DeregisterTargetFromMaintenanceWindow
      UpdateMaintenanceWindowTarget
    write maintenancewindow windowtask: DeregisterTaskFromMaintenanceWindow
      UpdateMaintenanceWindowTask
    write managed-instance: DeregisterManagedInstance
    write opsitem: AssociateOpsItemRelatedItem DeleteOpsItem DisassociateOpsItemRelatedItem
      UpdateOpsItem
    write opsmetadata: DeleteOpsMetadata UpdateOpsMetadata
    write parameter: DeleteParameter DeleteParameters LabelParameterVersion PutParameter
      UnlabelParameterVersion
    write patchbaseline: DeletePatchBaseline DeregisterPatchBaselineForPatchGroup
      RegisterDefaultPatchBaseline RegisterPatchBaselineForPatchGroup UpdatePatchBaseline
    write resourcedatasync: CreateResourceDataSync DeleteResourceDataSync UpdateResourceDataSync
    write servicesetting: ResetServiceSetting UpdateServiceSetting
    write session: ResumeSession TerminateSession
    key ssm:AccessRequestId text: StartSession
    key ssm:AutoApprove boolean: StartChangeRequestExecution
    key ssm:DocumentCategories text: *
    key ssm:DocumentType text: *
    key ssm:DocumentVersion text: StartAutomationExecution StartChangeRequestExecution
    key ssm:InventoryTypeName text: PutInventory
    key ssm:Overwrite text: PutParameter
    key ssm:Policies text: PutParameter
    key ssm:Recursive text: GetParametersByPath
    key ssm:SessionDocumentAccessCheck boolean: StartSession
    key ssm:SyncType text: CreateResourceDataSync DeleteResourceDataSync ListResourceDataSync
      UpdateResourceDataSync
    key ssm:resourceTag/* text: *
    """)
}
