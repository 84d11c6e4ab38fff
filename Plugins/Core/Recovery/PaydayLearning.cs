using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Recovery;

/// <summary>On which days of the month a customer's money comes, told by their own charges.</summary>
/// <remarks>
/// A charge that goes well tells only that there was money; that there was none before tells when it came. So only what lies
/// between a want of funds and the next charge of the same card or account that went well is looked at. Source of the idea:
/// practice/recovery.md section 8, "Paydays"; the numbers are our own.
/// </remarks>
public static class PaydayLearning
{
    /// <summary>What is older says nothing about today's employer.</summary>
    private const int MemoryDays = 400;

    /// <summary>Between a no and a yes that lie further apart there is too much room to learn from.</summary>
    private const int LongestWindow = 10;

    /// <summary>One coincidence is no habit.</summary>
    private const int Enough = 2;

    /// <summary>Nobody is paid on more days of a month than weekly.</summary>
    private const int MostDays = 4;

    /// <param name="tries">Of one card or account, in one currency, any order.</param>
    /// <param name="clock">The customer's: days are local.</param>
    /// <param name="now">Tries are counted back from then.</param>
    /// <returns>Empty: the tries do not tell it.</returns>
    public static PaydayRule From(IReadOnlyList<PastTry> tries, CustomerClock clock, DateTimeOffset now)
    {
        var spells = Spells(tries.Where(attempt => attempt.At > now.AddDays(-MemoryDays) && attempt.At <= now).OrderBy(attempt => attempt.At), clock);
        var open = spells.Where(spell => spell.Came is not null).ToList();
        var days = new List<int>();
        while (days.Count < MostDays && Best(open, spells) is { } day)
        {
            days.Add(day);
            open.RemoveAll(spell => spell.CameBy(day));
        }

        return PaydayRule.OnDays(days);
    }

    /// <summary>The day by which the money had come most often, less how often it had not; of equal ones the later.</summary>
    private static int? Best(List<Spell> open, List<Spell> all)
    {
        int? best = null;
        var most = Enough - 1;
        foreach (var day in open.SelectMany(spell => LabelsOf(spell.Came!.Value)).Distinct().OrderByDescending(day => day))
        {
            var score = open.Count(spell => spell.CameBy(day)) - all.Count(spell => spell.IsAgainst(day));
            if (score <= most) continue;
            most = score;
            best = day;
        }

        return best;
    }

    // A smaller charge that goes through does not say that the larger one would have.
    private static List<Spell> Spells(IEnumerable<PastTry> tries, CustomerClock clock)
    {
        var spells = new List<Spell>();
        var without = new List<DateTime>();
        var wanted = 0m;
        foreach (var attempt in tries)
        {
            var date = clock.Local(attempt.At).Date;
            if (attempt is { Declined: true, Reason: DeclineReason.InsufficientFunds })
            {
                without.Add(date);
                wanted = attempt.Amount;
            }
            else if (!attempt.Declined && without.Count > 0 && attempt.Amount >= wanted)
            {
                spells.Add(new Spell(without, date));
                without = [];
            }
        }

        if (without.Count > 0) spells.Add(new Spell(without, null));
        return spells;
    }

    // The last day of a month is also every day that the month lacks.
    private static IEnumerable<int> LabelsOf(DateTime date)
    {
        yield return date.Day;
        if (date.Day != DateTime.DaysInMonth(date.Year, date.Month)) yield break;
        for (var day = date.Day + 1; day <= 31; day++) yield return day;
    }

    /// <summary>A time without money.</summary>
    private sealed class Spell
    {
        // A try on a payday, or in the two days after it, should have found the money.
        private const int Slack = 2;
        private readonly HashSet<int> _days = [];
        private readonly HashSet<int> _against;

        /// <param name="without">The local dates on which there was none; at least one, in order.</param>
        /// <param name="paid">The local date on which there was some again; null: not yet.</param>
        public Spell(List<DateTime> without, DateTime? paid)
        {
            var last = without[without.Count - 1];
            if (paid is { } came && (came - last).Days <= LongestWindow)
            {
                Came = came;
                for (var date = came == last ? came : last.AddDays(1); date <= came; date = date.AddDays(1)) _days.UnionWith(LabelsOf(date));
            }

            _against = [.. without.SelectMany(date => Enumerable.Range(0, Slack + 1).SelectMany(back => LabelsOf(date.AddDays(-back))))];
        }

        /// <summary>The local date on which a charge went well again; null: not, or so late that it tells nothing.</summary>
        public DateTime? Came { get; }

        /// <summary>It may have come on this day of the month.</summary>
        public bool CameBy(int day) => _days.Contains(day);

        public bool IsAgainst(int day) => _against.Contains(day) && !_days.Contains(day);
    }
}
