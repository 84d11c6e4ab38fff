namespace CrmPayments.Tests.Simulation;

/// <summary>
/// The networks' limits on repeated tries, counted from what reached the banks and written anew from practice/recovery.md, sections 4 to 7:
/// nothing here comes from the module that is judged.
/// </summary>
internal static class NetworkAudit
{
    private const int VisaIn30Days = 15, MastercardIn24Hours = 10, MastercardIn30Days = 35, OthersIn30Days = 10, Representments = 2;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1), Month = TimeSpan.FromDays(30), HalfYear = TimeSpan.FromDays(180);

    /// <summary>Visa's category 1: the issuer will never approve.</summary>
    private static readonly string[] VisaNever = ["03", "04", "07", "12", "14", "15", "41", "43", "46", "57", "R0", "R1", "R3"];

    private static readonly string[] AchNever = ["R02", "R03", "R04", "R05", "R07", "R08", "R10", "R11", "R16", "R20", "R29", "R51"];

    private static readonly Dictionary<string, TimeSpan> MastercardWaits = new()
    {
        ["02"] = TimeSpan.FromHours(72),
        ["24"] = TimeSpan.FromHours(1),
        ["25"] = TimeSpan.FromHours(24),
        ["26"] = TimeSpan.FromDays(2),
        ["27"] = TimeSpan.FromDays(4),
        ["28"] = TimeSpan.FromDays(6),
        ["29"] = TimeSpan.FromDays(8),
        ["30"] = TimeSpan.FromDays(10),
    };

    /// <returns>Each try that should not have been made.</returns>
    /// <param name="journal">All that reached the banks, in the order of time.</param>
    /// <param name="tellsAdvice">Whether the card's gateway hands an advice code through: who is not told cannot obey.</param>
    public static IReadOnlyList<Breach> Breaches(IReadOnlyList<Presented> journal, Func<Instrument, string, bool> tellsAdvice) =>
        [.. journal.GroupBy(one => one.Card).SelectMany(card => OfCard(card.Key, [.. card.OrderBy(one => one.At)], advice => tellsAdvice(card.Key, advice)))];

    private static IEnumerable<Breach> OfCard(Instrument card, IReadOnlyList<Presented> tries, Func<string, bool> isTold)
    {
        for (var number = 1; number < tries.Count; number++)
        {
            var no = tries.Take(number).Where(earlier => !earlier.Answer.IsYes).ToList();
            var why = card.Network switch
            {
                Network.Visa => Visa(no, tries[number]),
                Network.Mastercard => Mastercard(no, tries[number], isTold),
                Network.Ach => Ach(no, tries[number]),
                _ => no.Count(earlier => earlier.At > tries[number].At - Month) >= OthersIn30Days ? "more than 10 in 30 days" : null,
            };
            if (why is not null) yield return new Breach(tries[number], why);
        }
    }

    private static string? Visa(List<Presented> no, Presented one)
    {
        if (no.FirstOrDefault(earlier => VisaNever.Contains(earlier.Answer.Code)) is { } never) return $"tried after category 1 ({never.Answer.Code} on {never.At:u})";
        return no.Count(earlier => earlier.At > one.At - Month) >= VisaIn30Days ? "more than 15 in 30 days" : null;
    }

    private static string? Mastercard(List<Presented> no, Presented one, Func<string, bool> isTold)
    {
        if (no.Count(earlier => earlier.At > one.At - Day) >= MastercardIn24Hours) return "more than 10 in 24 hours";
        if (no.Count(earlier => earlier.At > one.At - Month && earlier.Amount == one.Amount) >= MastercardIn30Days) return "more than 35 in 30 days";
        if (no.LastOrDefault(earlier => earlier.Answer.Advice is "03" or "21" && isTold(earlier.Answer.Advice) && earlier.At > one.At - Month) is { } stop) return $"tried within 30 days of advice {stop.Answer.Advice} ({stop.At:u})";
        return no.LastOrDefault() is { } last && isTold(last.Answer.Advice) && MastercardWaits.TryGetValue(last.Answer.Advice, out var wait) && one.At < last.At + wait ? $"tried {one.At - last.At} after advice {last.Answer.Advice}" : null;
    }

    private static string? Ach(List<Presented> no, Presented one)
    {
        if (no.FirstOrDefault(earlier => AchNever.Contains(earlier.Answer.Code)) is { } never) return $"debited after {never.Answer.Code} ({never.At:u})";
        return no.Count(earlier => earlier.At > one.At - HalfYear && earlier.Debt == one.Debt) > Representments ? "presented again more than twice in 180 days" : null;
    }
}
