namespace CrmPayments.Core.Recovery;

/// <summary>A number that looks random and is always the same for the same case and step: a plan made twice is the same plan.</summary>
internal static class Spread
{
    /// <param name="most">The number is from zero to below this; at least 1.</param>
    /// <param name="seed">The case.</param>
    /// <param name="salt">The step.</param>
    public static int Below(int most, Guid seed, int salt)
    {
        unchecked
        {
            // Guid.GetHashCode is the same on every platform we run on, but nowhere promised: its bytes are.
            var hash = 2166136261u ^ (uint)salt;
            foreach (var part in seed.ToByteArray()) hash = (hash ^ part) * 16777619u;
            return (int)(hash % (uint)most);
        }
    }
}
