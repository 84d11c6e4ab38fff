using Type = CrmPayments.Emulator.WebApi.Model.OperationValueType;

namespace CrmPayments.Emulator.WebApi.Model;

/// <summary>The platform's own messages that the Web API offers next to the solution's custom APIs.</summary>
public static class PlatformOperations
{
    private static readonly OperationParameter[] Privileges = [new("RolePrivileges", Type.RolePrivileges)];
    private static readonly OperationParameter[] History = [new("AuditDetailCollection", Type.AuditDetailCollection)];
    private static readonly OperationParameter Paging = new("PagingInfo", Type.PagingInfo, IsOptional: true);

    public static IReadOnlyList<Operation> All { get; } =
    [
        Function("WhoAmI", [], [new("UserId", Type.Guid), new("BusinessUnitId", Type.Guid), new("OrganizationId", Type.Guid)]),
        Function("RetrieveVersion", [], [new("Version", Type.String)]),
        Function("RetrieveCurrentOrganization", [new("AccessType", Type.EndpointAccessType)], [new("Detail", Type.OrganizationDetail)]),
        OfUser("RetrieveUserPrivileges", []),
        OfUser("RetrieveUserSetOfPrivilegesByNames", [new("PrivilegeNames", Type.StringArray)]),
        OfUser("RetrieveUserPrivilegeByPrivilegeName", [new("PrivilegeName", Type.String)]),
        new("RetrievePrincipalAccess", true, OperationBinding.Row, EdmNames.Principal, false,
            [new("Target", Type.EntityReference)], [new("AccessRights", Type.AccessRights)], "Principal"),
        Action("GrantAccess", [new("Target", Type.EntityReference), new("PrincipalAccess", Type.PrincipalAccess)]),
        Action("ModifyAccess", [new("Target", Type.EntityReference), new("PrincipalAccess", Type.PrincipalAccess)]),
        Action("RevokeAccess", [new("Target", Type.EntityReference), new("Revokee", Type.EntityReference)]),
        Action("RetrieveEnvironmentVariableSecretValue",
            [new("EnvironmentVariableName", Type.String)], new OperationParameter("EnvironmentVariableSecretValue", Type.String)),
        new("SendEmail", false, OperationBinding.Row, "email", false,
            [new("IssueSend", Type.Boolean), new("TrackingToken", Type.String, IsOptional: true)], [new("Subject", Type.String)], "EmailId", BoundAsId: true),
        Action("InstantiateTemplate",
            [new("TemplateId", Type.Guid), new("ObjectType", Type.String), new("ObjectId", Type.Guid)], new OperationParameter("EntityCollection", Type.EntityCollection)),
        new("AddToQueue", false, OperationBinding.Row, "queue", false,
            [new("Target", Type.EntityReference), new("QueueItemProperties", Type.Entity, IsOptional: true, "queueitem")], [new("QueueItemId", Type.Guid)], "DestinationQueueId", BoundAsId: true),
        new("RemoveFromQueue", false, OperationBinding.Row, "queueitem", false, [], [], "QueueItemId", BoundAsId: true),
        new("ReleaseToQueue", false, OperationBinding.Row, "queueitem", false, [], [], "QueueItemId", BoundAsId: true),
        new("RetrieveAuditDetails", true, OperationBinding.Row, "audit", false, [], [new("AuditDetail", Type.AuditDetail)], "AuditId", BoundAsId: true),
        Function("RetrieveRecordChangeHistory", [new("Target", Type.EntityReference), Paging], History),
        Function("RetrieveAttributeChangeHistory", [new("Target", Type.EntityReference), new("AttributeLogicalName", Type.String), Paging], History),
        Bulk("CreateMultiple", new OperationParameter("Ids", Type.GuidArray)),
        Bulk("UpdateMultiple"),
    ];

    private static Operation Function(string name, OperationParameter[] parameters, OperationParameter[] properties) =>
        new(name, true, OperationBinding.Global, null, false, parameters, properties);

    private static Operation Action(string name, OperationParameter[] parameters, params OperationParameter[] properties) =>
        new(name, false, OperationBinding.Global, null, false, parameters, properties);

    private static Operation OfUser(string name, OperationParameter[] parameters) =>
        new(name, true, OperationBinding.Row, "systemuser", false, parameters, Privileges, "UserId", BoundAsId: true);

    private static Operation Bulk(string name, params OperationParameter[] properties) =>
        new(name, false, OperationBinding.Collection, null, false, [new("Targets", Type.EntityCollection)], properties);
}
