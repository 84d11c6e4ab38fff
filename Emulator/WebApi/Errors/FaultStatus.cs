using System.Globalization;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.WebApi.Errors;

/// <summary>The HTTP status of each fault of the organization service: the one place that maps them (platform.md 7.1, 7.2).</summary>
public static class FaultStatus
{
    /// <summary>Under this key a fault's details carry the status that a plug-in's exception asked for.</summary>
    public const string StatusDetail = "ApiExceptionHttpStatusCode";

    private static readonly Dictionary<uint, int> Known = new()
    {
        [0x80040217] = 404, // ObjectDoesNotExist
        [0x80060891] = 404, // RecordNotFoundByEntityKey
        [0x80041102] = 404, // QueryBuilderNoEntity
        [0x80040220] = 403, // PrivilegeDenied
        [0x80048306] = 403, // access to the row refused
        [0x80040231] = 403, // PrincipalPrivilegeDenied
        [0x8004F502] = 403, // column security: create
        [0x8004F504] = 403, // column security: read
        [0x8004F507] = 403, // column security: update
        [0x8004A110] = 403, // CannotActOnBehalfOfAnotherUser
        [0x80042F09] = 403, // UserNotAssignedRoles
        [0x80040225] = 403, // UserNotEnabled
        [0x80040237] = 412, // DuplicateRecord
        [0x80040333] = 412, // DuplicateRecordsFound
        [0x80060892] = 412, // DuplicateRecordEntityKey
        [0x80073002] = 412, // another unique index
        [0x80060882] = 412, // ConcurrencyVersionMismatch
        [0x80040227] = 405, // CannotDeleteDueToAssociation
        [0x8004023B] = 405, // InvalidOperation
        [0x80040315] = 405, // NotSupported
        [0x80040219] = 501, // NotImplemented: what the emulator has not
        [0x8004418D] = 500, // sandbox worker crashed
        [0x80044171] = 500, // sandbox time-outs
        [0x80044172] = 500,
        [0x80044173] = 500,
        [0x80044150] = 500, // generic SQL error, deadlock
        [0x80044151] = 500, // SQL time-out
        [0x80040216] = 500, // UnExpected
        [0x8009000C] = 500, // ISV code reduced the open transaction count
        [0x80040251] = 500, // no active transaction
        [0x80072321] = 429, // throttling
        [0x80072322] = 429,
        [0x80072326] = 429,
    };

    /// <returns>The plug-in's own status when it set one, else the code's; 400 for a code without a rule.</returns>
    public static int Of(OrganizationServiceFault fault) =>
        fault.ErrorDetails.TryGetValue(StatusDetail, out var asked)
            && int.TryParse(Convert.ToString(asked, CultureInfo.InvariantCulture), NumberStyles.None, CultureInfo.InvariantCulture, out var status)
            && status is >= 400 and < 600
            ? status
            : Known.GetValueOrDefault(unchecked((uint)fault.ErrorCode), 400);
}
