using System.ServiceModel;

namespace CrmPayments.Plugins.Platform;

/// <summary>The organization service's error codes that mean something to us.</summary>
internal static class Faults
{
    /// <summary>ObjectDoesNotExist.</summary>
    public const int NotFound = unchecked((int)0x80040217);

    /// <summary>PrincipalPrivilegeDenied: whom a row is given may not read its table.</summary>
    public const int OwnerMayNotRead = unchecked((int)0x80040231);

    /// <summary>ConcurrencyVersionMismatch.</summary>
    public const int VersionMismatch = unchecked((int)0x80060882);

    /// <summary>DuplicateRecordEntityKey.</summary>
    public const int DuplicateKey = unchecked((int)0x80060892);

    /// <summary>PrivilegeDenied.</summary>
    public const int PrivilegeDenied = unchecked((int)0x80040220);

    /// <summary>A new row's owner may not read such rows (SYSTEM, who asks, lacks nothing). Which of the two codes comes differs by version.</summary>
    public static bool IsOwnerRefused(this FaultException<OrganizationServiceFault> fault) => fault.Is(OwnerMayNotRead) || fault.Is(PrivilegeDenied);

    public static bool Is(this FaultException<OrganizationServiceFault> fault, int code) => fault.Detail.ErrorCode == code;
}
