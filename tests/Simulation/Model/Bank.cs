using CrmPayments.Emulator.Gateways.Issuing;

namespace CrmPayments.Tests.Simulation;

/// <summary>What the issuing banks answer: a function of the card, the amount and the moment, and of nothing that was tried before.</summary>
internal sealed class Bank(Fate fate)
{
    private const int Banks = 12;
    private static readonly TimeSpan WageHour = TimeSpan.FromHours(5);
    private static readonly TimeSpan Mood = TimeSpan.FromHours(36);

    public IssuerAnswer Answer(Instrument card, DateTimeOffset at) =>
        Ended(card, at) ?? Outage(card, at) ?? Moods(card, at) ?? (card.IsBackup && card.Owner.BackupHasOwnPurse ? null : Purse(card.Owner, at)) ?? IssuerAnswer.Yes;

    /// <summary>Whether wages are short: in some months money runs out some days before it comes again.</summary>
    public bool IsShort(Person person, DateTimeOffset at)
    {
        var local = TimeZoneInfo.ConvertTime(at, person.Zone).DateTime;
        var (payday, cycle) = NextPayday(person, local);
        if (!fate.Happens(person.IsTight ? 0.40 : 0.02, "short", person.Number, cycle)) return false;
        return local >= payday.AddDays(-fate.Between(1, 13, "short days", person.Number, cycle));
    }

    /// <summary>The next moment wages are there, by the customer's own clock, and a number of the month it ends.</summary>
    private static (DateTime On, int Cycle) NextPayday(Person person, DateTime local)
    {
        for (var month = new DateTime(local.Year, local.Month, 1); ; month = month.AddMonths(1))
        {
            foreach (var day in person.Paydays.Order())
            {
                var payday = Workday(month.AddDays(Math.Min(day, DateTime.DaysInMonth(month.Year, month.Month)) - 1)) + WageHour;
                if (payday > local) return (payday, payday.Year * 400 + payday.DayOfYear);
            }
        }
    }

    private static DateTime Workday(DateTime day) => day.DayOfWeek switch { DayOfWeek.Saturday => day.AddDays(-1), DayOfWeek.Sunday => day.AddDays(-2), _ => day };

    private static IssuerAnswer? Ended(Instrument card, DateTimeOffset at)
    {
        if (card.Generation > 0) return null;
        var owner = card.Owner;
        if (owner.Fatal is { } mishap && mishap.Holds(at)) return No(card, mishap.Card, mishap.Debit, mishap.Advice);
        if (owner.ExpiresOn is not { } end || at < end || owner.Updater == CardUpdate.Silent) return null;
        return owner.Updater == CardUpdate.Told && at >= end + owner.UpdatedAfter ? null : No(card, "54", "", "01");
    }

    /// <summary>The bank, or the way to it, is down for minutes or hours, a few times a month.</summary>
    private IssuerAnswer? Outage(Instrument card, DateTimeOffset at)
    {
        if (card.Network == Network.Ach) return null;
        var bank = (long)(fate.Of("bank", card.Owner.Number) * Banks);
        var day = at.UtcTicks / TimeSpan.TicksPerDay;
        if (fate.Happens(0.12, "outage", bank, day))
        {
            var from = fate.Between(0, 22, "outage from", bank, day);
            if (at.UtcDateTime.TimeOfDay.TotalHours is var hour && hour >= from && hour < from + fate.Between(0.1, 3, "outage hours", bank, day)) return new IssuerAnswer("91");
        }

        return fate.Happens(0.001, "malfunction", card.Owner.Number, at.UtcTicks / TimeSpan.TicksPerMinute) ? new IssuerAnswer("96") : null;
    }

    /// <summary>What a bank's risk rules and limits say no to, without a reason that a merchant could see: mostly over after a day or two.</summary>
    private IssuerAnswer? Moods(Instrument card, DateTimeOffset at)
    {
        var who = card.Owner.Number * 10L + card.Generation;
        if (card.Network == Network.Ach) return null;
        var stretch = at.UtcTicks / Mood.Ticks;
        if (fate.Happens(0.011, "mood", who, stretch)) return No(card, "05", "", fate.Happens(0.3, "mood advice", who, stretch) ? "02" : "");
        var fortnight = at.UtcTicks / (TimeSpan.TicksPerDay * 14);
        if (fate.Happens(0.004, "long mood", who, fortnight)) return No(card, "05", "", "");
        var day = TimeZoneInfo.ConvertTime(at, card.Owner.Zone).Date.Ticks / TimeSpan.TicksPerDay;
        return fate.Happens(0.005, "limit", who, day) ? No(card, fate.Happens(0.5, "limit kind", who, day) ? "61" : "65", "", "") : null;
    }

    private IssuerAnswer? Purse(Person person, DateTimeOffset at) =>
        IsShort(person, at) ? No(new Instrument(person, 0), "51", "R01", fate.Pick(["", "", "24", "25", "26", "27", "28"], "funds advice", person.Number, at.UtcTicks / TimeSpan.TicksPerDay)) : null;

    private static IssuerAnswer No(Instrument card, string code, string debit, string advice) => card.Network switch
    {
        Network.Ach => new IssuerAnswer(debit.Length > 0 ? debit : "R01"),
        Network.Mastercard => new IssuerAnswer(code, advice),
        _ => new IssuerAnswer(code),
    };
}
