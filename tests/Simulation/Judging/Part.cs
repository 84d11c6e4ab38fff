using Newtonsoft.Json;

namespace CrmPayments.Tests.Simulation;

/// <summary>The results of a run over some of the customers, kept as a file: parts of one world, lived in processes of their own, are told as one.</summary>
internal sealed record Part(int First, int Customers, int Days, long Seed, double Seconds, IReadOnlyList<Part.Line> Lines)
{
    public static Part Of(int first, int customers, int days, long seed, double seconds, IReadOnlyList<Result> results) =>
        new(first, customers, days, seed, seconds, [.. results.Select(result => new Line(result with { Debts = [] }, [.. result.Debts.Select(Owed.Of)]))]);

    public void Write(string file) => File.WriteAllText(file, JsonConvert.SerializeObject(this));

    /// <summary>All parts in a folder as one.</summary>
    /// <exception cref="InvalidOperationException">They are not of one world.</exception>
    public static IReadOnlyList<Result> Together(string folder)
    {
        var parts = Directory.EnumerateFiles(folder, "*.json").Select(file => JsonConvert.DeserializeObject<Part>(File.ReadAllText(file))!).ToList();
        if (parts.Select(part => (part.Seed, part.Days)).Distinct().Count() != 1) throw new InvalidOperationException($"{folder} holds parts of several worlds.");
        var (fate, start) = (new Fate(parts[0].Seed), new FakeClock().GetUtcNow());
        return [.. parts[0].Lines.Select((_, strategy) => Sum([.. parts.Select(part => part.Lines[strategy])], fate, start))];
    }

    private static Result Sum(IReadOnlyList<Line> lines, Fate fate, DateTimeOffset start) => lines[0].Result with
    {
        Debts = [.. lines.SelectMany(line => line.Debts).Select(owed => owed.ToDebt(fate, start))],
        PaidAtOnce = lines.Sum(line => line.Result.PaidAtOnce),
        Presented = lines.Sum(line => line.Result.Presented),
        NetworkBreaches = lines.Sum(line => line.Result.NetworkBreaches),
        ChargedTwice = lines.Sum(line => line.Result.ChargedTwice),
        Messages = lines.Sum(line => line.Result.Messages),
        AtBadHours = lines.Sum(line => line.Result.AtBadHours),
        Alive = lines.Sum(line => line.Result.Alive),
    };

    /// <param name="Result">Without its debts.</param>
    /// <param name="Debts">They, as numbers of customers.</param>
    internal sealed record Line(Result Result, IReadOnlyList<Owed> Debts);

    internal sealed record Owed(int Customer, string Reason, DateTimeOffset FailedOn, DateTimeOffset? PaidOn, bool BrokeALimit, bool WaitsForAPerson)
    {
        public static Owed Of(Debt debt) => new(debt.Person.Number, debt.Reason, debt.FailedOn, debt.PaidOn, debt.BrokeALimit, debt.WaitsForAPerson);

        public Debt ToDebt(Fate fate, DateTimeOffset start) => new(new Person(fate, Customer, start), Reason, FailedOn, PaidOn) { BrokeALimit = BrokeALimit, WaitsForAPerson = WaitsForAPerson };
    }
}
