using System.Collections.Concurrent;
using System.Diagnostics;

namespace CrmPayments.Benchmarks;

/// <summary>How long something took, many times.</summary>
internal static class Measurement
{
    /// <summary>Runs the work so many times, so many at once, after a warm-up that is not counted; prints rate and percentiles.</summary>
    /// <param name="name">For the printed line.</param>
    /// <param name="times">At least 1.</param>
    /// <param name="atOnce">At least 1.</param>
    /// <param name="work">Gets its number, from 0; the first ones are the warm-up.</param>
    public static async Task RunAsync(string name, int times, int atOnce, Func<int, Task> work)
    {
        var warmUp = Math.Max(atOnce, times / 10);
        await ManyAsync(0, warmUp, atOnce, work);
        var all = Stopwatch.StartNew();
        var durations = await ManyAsync(warmUp, times, atOnce, work);
        all.Stop();
        Console.WriteLine($"{name,-34} {times / all.Elapsed.TotalSeconds,8:0.0} /s   p50 {At(durations, 50),7:0.0} ms   p95 {At(durations, 95),7:0.0} ms   p99 {At(durations, 99),7:0.0} ms   ({times}, {atOnce} at once)");
    }

    private static async Task<IReadOnlyList<double>> ManyAsync(int first, int times, int atOnce, Func<int, Task> work)
    {
        var durations = new ConcurrentBag<double>();
        await Parallel.ForEachAsync(Enumerable.Range(first, times), new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (number, _) =>
        {
            var started = Stopwatch.GetTimestamp();
            await work(number);
            durations.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
        });
        return [.. durations.Order()];
    }

    private static double At(IReadOnlyList<double> ordered, int percent) => ordered[Math.Min(ordered.Count - 1, ordered.Count * percent / 100)];
}
