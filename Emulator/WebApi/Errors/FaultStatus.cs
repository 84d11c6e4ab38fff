using System.Globalization;
using CrmPayments.Emulator.Dataverse.Faults;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.WebApi.Errors;

/// <summary>The HTTP status of each fault of the organization service: the one place that maps them (platform.md 7.1, 7.2).</summary>
public static class FaultStatus
{
    /// <summary>Under this key a fault's details carry the status that a plug-in's exception asked for.</summary>
    public const string StatusDetail = "ApiExceptionHttpStatusCode";

    /// <summary>Codes that no emulated message raises, but that a plug-in may pass on from elsewhere.</summary>
    private const int DuplicateRecordsFound = unchecked((int)0x80040333), UniqueIndexViolation = unchecked((int)0x80073002),
        SandboxHostTimeout = unchecked((int)0x80044171), SandboxTimeout = unchecked((int)0x80044173);

    private static readonly Dictionary<int, int> Known = new()
    {
        [ErrorCodes.ObjectDoesNotExist] = 404,
        [ErrorCodes.RecordNotFoundByEntityKey] = 404,
        [ErrorCodes.QueryBuilderNoEntity] = 404,
        [ErrorCodes.ResourceNotFound] = 404,
        [ErrorCodes.PrivilegeDenied] = 403,
        [ErrorCodes.AccessDenied] = 403,
        [ErrorCodes.PrincipalPrivilegeDenied] = 403,
        [ErrorCodes.AttributePermissionCreateMissing] = 403,
        [ErrorCodes.AttributePermissionReadMissing] = 403,
        [ErrorCodes.AttributePermissionUpdateMissing] = 403,
        [ErrorCodes.CannotActOnBehalfOfAnotherUser] = 403,
        [ErrorCodes.UserNotAssignedRoles] = 403,
        [ErrorCodes.UserNotEnabled] = 403,
        [ErrorCodes.DuplicateRecord] = 412,
        [DuplicateRecordsFound] = 412,
        [ErrorCodes.DuplicateRecordEntityKey] = 412,
        [UniqueIndexViolation] = 412,
        [ErrorCodes.ConcurrencyVersionMismatch] = 412,
        [ErrorCodes.CannotDeleteDueToAssociation] = 405,
        [ErrorCodes.InvalidOperation] = 405,
        [ErrorCodes.NotSupported] = 405,
        [ErrorCodes.WebApiNotSupported] = 501,
        [ErrorCodes.NotImplemented] = 501,
        [ErrorCodes.SandboxWorkerCrashed] = 500,
        [SandboxHostTimeout] = 500,
        [ErrorCodes.SandboxWorkerTimeout] = 500,
        [SandboxTimeout] = 500,
        [ErrorCodes.GenericSqlError] = 500,
        [ErrorCodes.SqlTimeout] = 500,
        [ErrorCodes.Unexpected] = 500,
        [ErrorCodes.TransactionCountReduced] = 500,
        [ErrorCodes.NoActiveTransaction] = 500,
        [ErrorCodes.ThrottlingExecutionTime] = 429,
        [ErrorCodes.ThrottlingRequests] = 429,
        [ErrorCodes.ThrottlingConcurrency] = 429,
    };

    /// <returns>The plug-in's own status when it set one, else the code's; 400 for a code without a rule.</returns>
    public static int Of(OrganizationServiceFault fault) =>
        fault.ErrorDetails.TryGetValue(StatusDetail, out var asked)
            && int.TryParse(Convert.ToString(asked, CultureInfo.InvariantCulture), NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            && status is >= 400 and < 600
            ? status
            : Known.GetValueOrDefault(fault.ErrorCode, 400);
}
