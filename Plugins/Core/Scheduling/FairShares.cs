namespace CrmPayments.Core.Scheduling;

/// <summary>How many rows of each kind fit into one page, so that none starves the others.</summary>
public static class FairShares
{
    /// <param name="most">Rows in the page.</param>
    /// <param name="wanted">Rows due of each kind.</param>
    /// <returns>For each kind, at most what is wanted: everybody the same, and what one does not need the others get.</returns>
    public static int[] Of(int most, IReadOnlyList<int> wanted)
    {
        var shares = new int[wanted.Count];
        var hungry = Enumerable.Range(0, wanted.Count).OrderBy(kind => wanted[kind]).ToList();
        for (var at = 0; at < hungry.Count; at++)
        {
            // The least hungry first: what it leaves is divided among the rest; a remainder goes to the hungriest.
            shares[hungry[at]] = Math.Min(wanted[hungry[at]], most / (hungry.Count - at));
            most -= shares[hungry[at]];
        }

        return shares;
    }
}
