using System.ServiceModel;
using CrmPayments.Plugins.Platform;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Sending;

/// <summary>Writing on what was read some time ago: only if nobody else wrote meanwhile.</summary>
internal static class Races
{
    private const int Most = 5;

    /// <summary>The update holds only for the row as it was read: its row version tells.</summary>
    public static UpdateRequest IfUnchanged(this Entity row) => new() { Target = row, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches };

    /// <summary>All or nothing, in one transaction and one round trip.</summary>
    /// <returns>False: somebody was faster, and nothing of this was written.</returns>
    public static bool TryTogether(this Call call, IEnumerable<OrganizationRequest> requests)
    {
        try
        {
            call.Together([.. requests]);
            return true;
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Is(Faults.VersionMismatch))
        {
            // Not swallowed: the little transaction was rolled back whole; the caller reads again, or leaves it to whoever won.
            return false;
        }
    }

    /// <summary>Records an answer on the row as it is now, however often others write it meanwhile.</summary>
    /// <param name="row">As it was read before the gateway was asked.</param>
    /// <param name="version">The row version that the caller's own last write left.</param>
    /// <param name="tryOnce">Writes; false: somebody was faster.</param>
    /// <param name="again">Reads anew.</param>
    /// <exception cref="InvalidPluginExecutionException">Others were faster again and again; due work looks the answer up.</exception>
    public static void Settle<T>(T row, string version, Func<T, string, bool> tryOnce, Func<T> again)
        where T : IVersioned
    {
        for (var race = 0; race < Most; race++)
        {
            if (tryOnce(row, version)) return;
            row = again();
            version = row.Version;
        }

        throw new InvalidPluginExecutionException(OperationStatus.Retry, "The row is changed by others again and again. Its answer will be looked up.");
    }
}
