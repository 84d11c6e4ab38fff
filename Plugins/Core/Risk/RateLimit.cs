namespace CrmPayments.Core.Risk;

/// <summary>At most so many within a time that moves along.</summary>
internal static class RateLimit
{
    /// <summary>When one more is possible.</summary>
    /// <param name="times">When there were some; any order.</param>
    /// <param name="most">How many may be within the window; at least 1.</param>
    /// <returns>Null: now.</returns>
    public static DateTimeOffset? FreeOn(IEnumerable<DateTimeOffset> times, int most, TimeSpan window, DateTimeOffset now)
    {
        var counting = times.OrderByDescending(time => time).Take(most).ToList();
        return counting.Count == most && now - counting[most - 1] < window ? counting[most - 1] + window : null;
    }
}
