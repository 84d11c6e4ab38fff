namespace CrmPayments.Tests.Simulation;

/// <summary>Adds up the parts of a world that was lived in several processes: CPAY_PARTS names their folder.</summary>
internal sealed class PartsOfAYear
{
    [Test]
    public void Add_up()
    {
        var folder = Environment.GetEnvironmentVariable("CPAY_PARTS") is { Length: > 0 } given ? given : Some();
        var results = Part.Together(folder);
        TestContext.Progress.WriteLine(Report.Of(results));
        Assert.That(results.Select(result => result.Strategy).Distinct().Count(), Is.EqualTo(results.Count));
        Assert.That(results.Sum(result => result.Debts.Count), Is.GreaterThan(0));
    }

    /// <summary>Two small parts of a plain world.</summary>
    private static string Some()
    {
        var folder = Directory.CreateTempSubdirectory("parts").FullName;
        var start = new FakeClock().GetUtcNow();
        var (fate, end) = (new Fate(1), start.AddDays(100));
        foreach (var first in new[] { 0, 50 })
        {
            var people = Enumerable.Range(first, 50).Select(number => new Person(fate, number, start)).ToList();
            var result = PlainLadder.Fixed.Run(people, new Bank(fate), fate, new Weather(fate, start, end), end, end);
            Part.Of(first, 50, 100, 1, 0, [result]).Write(Path.Combine(folder, $"{first}.json"));
        }

        return folder;
    }
}
