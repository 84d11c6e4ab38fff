namespace CrmPayments.Plugins.Messages;

/// <summary>When a message that could not be sent is tried again: data, in one place. After the last try a person tells the customer.</summary>
internal static class MessageRetries
{
    private static readonly TimeSpan[] Gaps = [TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(12), TimeSpan.FromDays(1)];

    /// <param name="tries">Tries made so far; at least 1.</param>
    /// <returns>The wait before the next one, or null: there is none.</returns>
    public static TimeSpan? After(int tries) => tries <= Gaps.Length ? Gaps[tries - 1] : null;
}
