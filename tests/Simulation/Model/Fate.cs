namespace CrmPayments.Tests.Simulation;

/// <summary>
/// Chance that depends on nothing but the seed and what is asked: whoever asks, in whatever order and however often, hears the same.
/// So every strategy meets the very same customers, banks and weather.
/// </summary>
internal readonly record struct Fate(long Seed)
{
    /// <returns>From 0 up to, not including, 1.</returns>
    public double Of(string topic, long who, long number = 0) => (Bits(topic, who, number) >> 11) * (1.0 / (1UL << 53));

    public bool Happens(double probability, string topic, long who, long number = 0) => Of(topic, who, number) < probability;

    /// <returns>From <paramref name="from"/> up to, not including, <paramref name="to"/>.</returns>
    public double Between(double from, double to, string topic, long who, long number = 0) => from + (to - from) * Of(topic, who, number);

    public T Pick<T>(IReadOnlyList<T> all, string topic, long who, long number = 0) => all[(int)(Of(topic, who, number) * all.Count)];

    /// <summary>By weights, which need not add up to one.</summary>
    public T Pick<T>(IReadOnlyList<(T What, double Weight)> all, string topic, long who, long number = 0)
    {
        var left = Of(topic, who, number) * all.Sum(one => one.Weight);
        foreach (var (what, weight) in all)
        {
            if (left < weight) return what;
            left -= weight;
        }

        return all[^1].What;
    }

    private ulong Bits(string topic, long who, long number)
    {
        unchecked
        {
            var hash = 14695981039346656037UL;
            foreach (var letter in topic) hash = (hash ^ letter) * 1099511628211UL;
            return Mix(Mix(Mix(hash ^ (ulong)Seed) ^ (ulong)who) ^ (ulong)number);
        }
    }

    // SplitMix64's finisher: neighbouring numbers come out far apart.
    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value += 0x9E3779B97F4A7C15UL;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EBUL;
            return value ^ (value >> 31);
        }
    }
}
