namespace CrmPayments.Core.Recovery;

/// <summary>When an open payment link is looked up at its gateway: its notification may be lost.</summary>
public static class LinkLooks
{
    // Waits before the first, second, third ... look; the last one repeats. Most customers who pay do so within the hour.
    private static readonly TimeSpan[] Waits = [TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(6), TimeSpan.FromDays(1)];

    /// <param name="looks">Looks already made; at least 0.</param>
    /// <param name="now">When the last one was made.</param>
    /// <param name="expiresOn">When the link ends: then it is looked at in any case.</param>
    /// <returns>After now.</returns>
    public static DateTimeOffset Next(int looks, DateTimeOffset now, DateTimeOffset expiresOn)
    {
        var next = now + Waits[Math.Min(Math.Max(looks, 0), Waits.Length - 1)];
        return now < expiresOn && expiresOn < next ? expiresOn : next;
    }
}
