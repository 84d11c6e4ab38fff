namespace CrmPayments.Core.Recovery;

/// <summary>How often, and until when, a returned bank debit may be presented again.</summary>
/// <remarks>Source: practice/recovery.md section 7: at most two more presentments of the same entry within 180 days (Nacha); SEPA, Bacs.</remarks>
internal static class DebitRules
{
    public static void Judge(ref Strictness strictest, NetworkLimit limit, TryHistory history, AskedTry asked, DateTimeOffset now)
    {
        var most = Math.Min(limit.Representments!.Value, asked.MostRepresentments ?? int.MaxValue);
        var returned = 0;
        var first = DateTimeOffset.MaxValue;
        for (var index = 0; index < history.Tries.Count; index++)
        {
            var attempt = history.Tries[index];
            if (!attempt.Declined) continue;
            var line = NetworkTables.Debits.Find(limit.Network, attempt.NetworkCode);
            if (line is not null && Forbids(line.Again, attempt, history, asked)) strictest.Never(TryRule.ReturnCode, attempt);
            if (!attempt.SameDebt) continue;
            returned++;
            if (attempt.At < first) first = attempt.At;
            if (line?.Again == DebitAgain.Once) most = Math.Min(1, most);
        }

        if (returned == 0) return;
        var left = most + 1 - returned;
        if (left <= 0 || (limit.RepresentWithinDays is { } days && now > first.AddDays(days))) strictest.Never(TryRule.Representments);
        else strictest.Leave(left);
    }

    // What came back for another debt says something of this one only where the account takes no debits at all.
    private static bool Forbids(DebitAgain again, PastTry attempt, TryHistory history, AskedTry asked) => again switch
    {
        DebitAgain.Never => attempt.SameDebt || (history.Stands(attempt) && !IsChanged(attempt, asked)),
        DebitAgain.Corrected => attempt.SameDebt && !IsChanged(attempt, asked),
        DebitAgain.Consent => attempt.SameDebt && asked.Initiator != ChargeInitiator.Customer,
        _ => false,
    };

    private static bool IsChanged(PastTry attempt, AskedTry asked) => asked.MethodChangedOn is { } on && on > attempt.At;
}
