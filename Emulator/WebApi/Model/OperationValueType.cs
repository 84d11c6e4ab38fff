namespace CrmPayments.Emulator.WebApi.Model;

/// <summary>What a parameter or response property holds. 0 to 12 are a custom API's own numbers; the rest only platform messages use.</summary>
public enum OperationValueType
{
    Boolean = 0,
    DateTime = 1,
    Decimal = 2,
    Entity = 3,
    EntityCollection = 4,
    EntityReference = 5,
    Float = 6,
    Integer = 7,
    Money = 8,
    Picklist = 9,
    String = 10,
    StringArray = 11,
    Guid = 12,
    GuidArray = 13,
    AccessRights = 14,
    PrincipalAccess = 15,
    RolePrivileges = 16,
    EndpointAccessType = 17,
    OrganizationDetail = 18,
    PagingInfo = 19,
    AuditDetail = 20,
    AuditDetailCollection = 21,
}
