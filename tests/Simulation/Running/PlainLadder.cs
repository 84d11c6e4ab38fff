namespace CrmPayments.Tests.Simulation;

/// <summary>
/// A ladder as shops build it at home: after a failed charge, one more try on each of some later days, then the subscription stops.
/// It asks the same banks about the same customers in the same weather, without any CRM; a lost answer counts as a failure, and
/// no reason, limit or hour changes anything. Customers are told of failures by a plain mail at once, and react as they always do.
/// </summary>
/// <param name="name">For the table.</param>
/// <param name="days">Days after the failure on which it is tried again.</param>
/// <param name="writes">After which failures of a debt, from 0, the customer is told.</param>
internal sealed class PlainLadder(string name, IReadOnlyList<int> days, Func<int, bool> writes)
{
    public static PlainLadder Daily { get; } = new("Every day, for 30 days", [.. Enumerable.Range(1, 30)], failure => failure is 0 or 29);

    public static PlainLadder Fixed { get; } = new("After 3, 5 and 7 days", [3, 5, 7], _ => true);

    public Result Run(IReadOnlyList<Person> people, Bank bank, Fate fate, Weather weather, DateTimeOffset lastCharge, DateTimeOffset end)
    {
        var lives = people.Select(person => new PlainLife(person, days, writes, bank, new Customers(fate), weather)).ToList();
        foreach (var life in lives) life.Live(lastCharge, end);
        var breaches = NetworkAudit.Breaches([.. lives.SelectMany(life => life.Journal)], (_, _) => true);
        var broken = breaches.Select(breach => (breach.Try.Card.Owner, breach.Try.Debt)).ToHashSet();
        return new Result(name, [.. lives.SelectMany(life => life.Debts).Select(debt => debt with { BrokeALimit = broken.Contains((debt.Person, PlainLife.NameOf(debt.FailedOn))) })])
        {
            PaidAtOnce = lives.Sum(life => life.PaidAtOnce),
            Presented = lives.Sum(life => life.Journal.Count),
            NetworkBreaches = breaches.Count,
            ChargedTwice = lives.Sum(life => life.ChargedTwice),
            Messages = lives.Sum(life => life.Mails.Count),
            AtBadHours = lives.Sum(life => life.Mails.Count(at => QuietHours.Includes(life.Person, at))),
            Alive = lives.Count(life => life.IsAlive),
        };
    }
}
