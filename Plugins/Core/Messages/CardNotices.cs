namespace CrmPayments.Core.Messages;

/// <summary>When a customer is told that a card will be too old: counted back from the first charge it is too old for, not from its end.</summary>
/// <remarks>Source: practice/recovery.md section 11.</remarks>
public static class CardNotices
{
    /// <summary>How long before a card's end it is first looked at, in days.</summary>
    public const int LookAhead = 60;

    /// <summary>Days before that charge, the first notice first.</summary>
    public static readonly IReadOnlyList<int> DaysBefore = [30, 15, 7, 3];

    /// <summary>The first day on which a card is not valid: it is good until the end of the month printed on it.</summary>
    /// <returns>Null: the month or the year is missing or impossible.</returns>
    public static DateTime? FirstDayAfter(int? month, int? year) =>
        month is >= 1 and <= 12 && year is >= 2000 and <= 2100 ? new DateTime(year.Value, month.Value, 1, 0, 0, 0, DateTimeKind.Utc).AddMonths(1) : null;

    /// <summary>The notice that is due, and when the next look is.</summary>
    /// <param name="charge">The first charge that the card is too old for.</param>
    /// <param name="now">Any offset.</param>
    /// <returns>Days: of the notice to be planned now, null: none. Next: later than now; null: the charge is over.</returns>
    public static CardNotice Next(DateTimeOffset charge, DateTimeOffset now)
    {
        var passed = DaysBefore.Where(days => charge.AddDays(-days) <= now).ToList();
        var ahead = DaysBefore.Where(days => charge.AddDays(-days) > now).ToList();
        var due = passed.Count > 0 && charge > now ? passed[passed.Count - 1] : (int?)null;
        return new(due, ahead.Count > 0 ? charge.AddDays(-ahead[0]) : null);
    }
}
