namespace CrmPayments.Core.Recovery;

/// <summary>Days of the week by their first three English letters.</summary>
public static class Weekdays
{
    private static readonly string[] Words = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    /// <param name="word">"Sun" or "Sunday", any case.</param>
    /// <param name="day">The day, when there is one.</param>
    public static bool TryRead(string word, out DayOfWeek day)
    {
        var trimmed = word.Trim();
        var at = trimmed.Length < 3 ? -1 : Array.IndexOf(Words, trimmed.Substring(0, 3).ToUpperInvariant());
        day = at < 0 ? DayOfWeek.Sunday : (DayOfWeek)at;
        return at >= 0;
    }
}
