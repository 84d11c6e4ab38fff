using System.ServiceModel;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Faults;

/// <summary>The faults of security: privileges, access to one row, impersonation, secured columns.</summary>
public static class SecurityFaults
{
    /// <param name="table">Of the privilege; null for a task privilege.</param>
    public static FaultException<OrganizationServiceFault> MissingPrivilege(
        Guid userId, string privilege, Guid privilegeId, string? table = null, int? objectTypeCode = null)
    {
        var where = table is null ? "" : $" on OTC={objectTypeCode} for entity '{table}'";
        return DataverseFaults.Of(
            ErrorCodes.PrivilegeDenied, $"Principal user (Id={userId:D}, type=8) is missing {privilege} privilege (Id={privilegeId:D}){where}.");
    }

    /// <param name="right">As in <c>AccessRights</c>, e.g. WriteAccess.</param>
    public static FaultException<OrganizationServiceFault> NoAccess(Guid principalId, string right, string table, Guid id) => DataverseFaults.Of(
        ErrorCodes.AccessDenied, $"Principal with id {principalId:D} does not have {right} right(s) for record with id {id:D} of entity {table}");

    /// <summary>The new owner, or whom a row is shared with, may not read the table.</summary>
    public static FaultException<OrganizationServiceFault> PrincipalLacksPrivilege(Guid principalId, string privilege, string table) =>
        DataverseFaults.Of(ErrorCodes.PrincipalPrivilegeDenied, $"Principal (Id={principalId:D}) is missing {privilege} privilege for entity '{table}'.");

    /// <param name="privilege">What the request needs first; null: the request is refused before that is known.</param>
    public static FaultException<OrganizationServiceFault> NoRoles(Guid userId, string? privilege = null)
    {
        var needed = privilege is null ? "" : $" They need a role with the {privilege} privilege.";
        return DataverseFaults.Of(
            ErrorCodes.UserNotAssignedRoles, $"RetrievePrivilegeForUser: The user with id {userId:D} has not been assigned any roles.{needed}");
    }

    /// <param name="column">Display name, as <paramref name="table"/>.</param>
    public static FaultException<OrganizationServiceFault> SecuredColumnRead(Guid userId, string column, string table) =>
        SecuredColumn(ErrorCodes.AttributePermissionReadMissing, "read", userId, column, table);

    /// <inheritdoc cref="SecuredColumnRead"/>
    public static FaultException<OrganizationServiceFault> SecuredColumnCreate(Guid userId, string column, string table) =>
        SecuredColumn(ErrorCodes.AttributePermissionCreateMissing, "create", userId, column, table);

    /// <inheritdoc cref="SecuredColumnRead"/>
    public static FaultException<OrganizationServiceFault> SecuredColumnUpdate(Guid userId, string column, string table) =>
        SecuredColumn(ErrorCodes.AttributePermissionUpdateMissing, "update", userId, column, table);

    private static FaultException<OrganizationServiceFault> SecuredColumn(int code, string verb, Guid userId, string column, string table) => DataverseFaults.Of(
        code, $"Caller user with Id {userId:D} does not have {verb} permissions to a {column} secured field on entity {table}. The requested operation could not be completed.");

    public static FaultException<OrganizationServiceFault> Disabled(Guid userId) =>
        DataverseFaults.Of(ErrorCodes.UserNotEnabled, $"The specified user (Id = {userId:D}) is disabled.");

    public static FaultException<OrganizationServiceFault> CannotActOnBehalf(Guid userId) => DataverseFaults.Of(
        ErrorCodes.CannotActOnBehalfOfAnotherUser,
        $"User (Id={userId:D}) does not have the privilege to act on behalf of another user (prvActOnBehalfOfAnotherUser).");
}
