namespace CrmPayments.Plugins.Gateways;

/// <summary>When an event that could not be applied is tried again: data, in one place.</summary>
internal static class EventRetries
{
    /// <summary>How long the first async run may take before due work steps in.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan[] Gaps =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(12), TimeSpan.FromDays(1)];

    /// <param name="tries">Tries made so far; at least 1.</param>
    /// <returns>The wait before the next one, or null: give up and leave it to a person.</returns>
    public static TimeSpan? After(int tries) => tries <= Gaps.Length ? Gaps[tries - 1] : null;
}
