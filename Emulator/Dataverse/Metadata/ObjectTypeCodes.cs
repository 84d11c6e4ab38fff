namespace CrmPayments.Emulator.Dataverse.Metadata;

/// <summary>Type codes of custom tables. The platform counts them up from 10000; here they follow from the name, so that they are the same in every environment and release.</summary>
internal static class ObjectTypeCodes
{
    private const int First = 10_000;
    private const uint Range = 80_000;

    /// <summary>At least 10000. Two tables of one solution that share a code are refused when the metadata is built.</summary>
    public static int OfCustomTable(string logicalName) => First + (int)(Fnv1A(logicalName) % Range);

    private static uint Fnv1A(string text)
    {
        var hash = 2166136261u;
        foreach (var character in text)
        {
            hash = unchecked((hash ^ character) * 16777619u);
        }

        return hash;
    }
}
