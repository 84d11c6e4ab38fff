namespace CrmPayments.Tests.Simulation;

/// <summary>When a gateway does not answer, and when it books and its answer is lost.</summary>
internal sealed class Weather
{
    public Weather(Fate fate, DateTimeOffset start, DateTimeOffset end)
    {
        foreach (var till in Enum.GetValues<Till>())
        {
            for (var day = 0; start.AddDays(day) < end; day++)
            {
                if (fate.Happens(0.03, "storm", (long)till, day)) Storms.Add(Storm(fate, till, start, day));
            }
        }

        Storms.Sort((one, other) => one.From.CompareTo(other.From));
    }

    /// <summary>In the order they come.</summary>
    public List<Storm> Storms { get; } = [];

    /// <returns>Null: the gateway answers as it should.</returns>
    public Storm? Over(Till till, DateTimeOffset at) => Storms.FirstOrDefault(storm => storm.Till == till && storm.From <= at && at < storm.Until);

    // Subscriptions are due at the start's hour or six, twelve, eighteen hours after it: there it hurts.
    private static Storm Storm(Fate fate, Till till, DateTimeOffset start, int day)
    {
        var from = start.AddDays(day).AddHours((int)fate.Between(0, 4, "storm at", (long)till, day) * 6).AddMinutes(-fate.Between(0, 20, "storm before", (long)till, day));
        return new(till, from, from.AddMinutes(fate.Between(25, 150, "storm for", (long)till, day)), fate.Pick(Kinds, "storm kind", (long)till, day));
    }

    private static readonly string[] Kinds = ["error-before", "drop-before", "rate-limit", "drop-after", "error-after"];
}
