namespace CrmPayments.Core.Gateways.Http;

/// <summary>Compares signatures without telling by its duration where they differ.</summary>
internal static class ConstantTime
{
    /// <summary>Lengths are no secret.</summary>
    public static bool AreEqual(string left, string right)
    {
        if (left.Length != right.Length) return false;
        var difference = 0;
        for (var at = 0; at < left.Length; at++) difference |= left[at] ^ right[at];
        return difference == 0;
    }
}
