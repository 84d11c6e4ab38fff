namespace CrmPayments.Tests.Simulation;

/// <summary>What a strategy came to.</summary>
internal sealed record Result(string Strategy, IReadOnlyList<Debt> Debts)
{
    /// <summary>Charges that went well at the first try.</summary>
    public required int PaidAtOnce { get; init; }

    /// <summary>Charges that reached a bank.</summary>
    public required int Presented { get; init; }

    public required int NetworkBreaches { get; init; }

    /// <summary>Debts that were collected more than once.</summary>
    public required int ChargedTwice { get; init; }

    public required int Messages { get; init; }

    /// <summary>Messages at night, on a Sunday or a holiday.</summary>
    public required int AtBadHours { get; init; }

    /// <summary>Subscriptions that are charged on.</summary>
    public required int Alive { get; init; }

    public double ByNumber => Share(Debts, _ => 1m);

    public double ByAmount => Share(Debts, debt => debt.Dollars);

    /// <summary>By amount, of what no try broke a network's limit for.</summary>
    public double Lawful => Share(Debts, debt => debt.Dollars, debt => debt is { IsPaid: true, BrokeALimit: false });

    /// <returns>The paid share, from 0 to 1; NaN where nothing failed.</returns>
    public static double Share(IEnumerable<Debt> debts, Func<Debt, decimal> weight, Func<Debt, bool>? counts = null)
    {
        counts ??= debt => debt.IsPaid;
        var (paid, all) = debts.Aggregate((Paid: 0m, All: 0m), (sum, debt) => (sum.Paid + (counts(debt) ? weight(debt) : 0m), sum.All + weight(debt)));
        return all == 0m ? double.NaN : (double)(paid / all);
    }
}
