using CrmPayments.Emulator.Dataverse.Faults;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Messages.RowRules;

/// <summary>Optimistic concurrency of Update and Delete.</summary>
internal static class RowVersions
{
    /// <param name="row">As it is now, in the transaction.</param>
    /// <param name="expected">The version the caller read.</param>
    public static void Check(MessageCall call, Entity row, string? expected)
    {
        if (call.Optional<ConcurrencyBehavior>("ConcurrencyBehavior") != ConcurrencyBehavior.IfRowVersionMatches)
        {
            return;
        }

        if (string.IsNullOrEmpty(expected))
        {
            throw DataverseFaults.VersionNotProvided();
        }

        if (expected != row.RowVersion)
        {
            throw DataverseFaults.VersionMismatch();
        }
    }
}
