namespace CrmPayments.Core.Gateways;

/// <summary>When people are warned that a gateway's key or certificate ends (C92).</summary>
public static class ExpiryDates
{
    /// <summary>From how many days before the end it is told on the form and by the test.</summary>
    public const int TellFrom = 30;

    // A month to order a certificate, a week to be reminded, a day to hurry; and the day itself.
    private static readonly int[] Warnings = [30, 7, 1, 0];

    /// <summary>Whole days until the end, rounded up; zero or less: it has ended.</summary>
    public static int DaysLeft(DateTimeOffset endsOn, DateTimeOffset now) => (int)Math.Ceiling((endsOn - now).TotalDays);

    /// <summary>The next moment at which people are warned.</summary>
    /// <param name="endsOn">When the key or certificate ends.</param>
    /// <param name="warnedOn">When they were warned last; null: never. A day of warning that has passed unwarned is made up for at once.</param>
    /// <param name="now">UTC.</param>
    /// <returns>Null: they were told that it has ended.</returns>
    public static DateTimeOffset? NextWarning(DateTimeOffset endsOn, DateTimeOffset? warnedOn, DateTimeOffset now)
    {
        var open = Warnings.Select(days => endsOn.AddDays(-days)).Where(on => warnedOn is null || on > warnedOn).ToList();
        return open.Count == 0 ? null : open.Any(on => on <= now) ? now : open[0];
    }
}
