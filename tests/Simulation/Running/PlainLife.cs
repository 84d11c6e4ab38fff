using CrmPayments.Emulator.Gateways.Issuing;

namespace CrmPayments.Tests.Simulation;

/// <summary>One customer under a plain ladder.</summary>
internal sealed class PlainLife(Person person, IReadOnlyList<int> days, Func<int, bool> writes, Bank bank, Customers customers, Weather weather)
{
    private readonly List<DateTimeOffset> _renewals = [];
    private readonly Dictionary<int, int> _messages = [];

    public Person Person => person;

    public List<Debt> Debts { get; } = [];

    public List<Presented> Journal { get; } = [];

    public List<DateTimeOffset> Mails { get; } = [];

    public int PaidAtOnce { get; private set; }

    public int ChargedTwice { get; private set; }

    public bool IsAlive { get; private set; } = true;

    /// <summary>What tells a customer's debts apart: the first try is made when the period is due.</summary>
    public static string NameOf(DateTimeOffset due) => $"{due:u}";

    /// <param name="lastCharge">When the last period is charged.</param>
    /// <param name="end">When trying ends.</param>
    public void Live(DateTimeOffset lastCharge, DateTimeOffset end)
    {
        for (var month = 0; IsAlive && person.FirstCharge.AddMonths(month) is var due && due <= lastCharge; month++) Collect(due, end);
    }

    private void Collect(DateTimeOffset due, DateTimeOffset end)
    {
        var tries = days.Select(day => due.AddDays(day)).Prepend(due).Where(at => at <= end).ToList();
        var taken = 0;
        Debt? debt = null;
        for (var number = 0; number < tries.Count; number++)
        {
            var at = tries[number];
            var (answer, isHeard) = Try(at, due);
            if (answer is { IsYes: true }) taken++;
            if (answer is { IsYes: true } && isHeard)
            {
                if (debt is null) PaidAtOnce++;
                else Debts.Add(debt with { PaidOn = at });
                ChargedTwice += taken > 1 ? 1 : 0;
                return;
            }

            debt ??= new Debt(person, isHeard ? Reasons.Of(answer!.Code) : "GatewayUnavailable", at, null);
            if (writes(number)) Write(at, isHeard ? Customers.PleaOf(answer!) : Plea.None);
        }

        Debts.Add(debt!);
        IsAlive = false;
    }

    private (IssuerAnswer? Answer, bool IsHeard) Try(DateTimeOffset at, DateTimeOffset due)
    {
        var storm = weather.Over(person.Market.Gateway, at);
        if (storm is { LosesAnswers: false }) return (null, false);
        var card = new Instrument(person, _renewals.Count(on => on <= at));
        var answer = bank.Answer(card, at);
        Journal.Add(new Presented(card, at, person.Price, answer, "") { Debt = NameOf(due) });
        return (answer, storm is null);
    }

    private void Write(DateTimeOffset at, Plea plea)
    {
        Mails.Add(at);
        if (plea == Plea.None) return;
        var month = Customers.Month(at);
        var number = _messages[month] = _messages.GetValueOrDefault(month) + 1;
        var waiting = _renewals.Any(on => on > at);
        if (!waiting && customers.ActsAfter(person, plea, month, number) is { } after) _renewals.Add(at + after);
    }
}
