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
            if (!attempt.Declined || !attempt.SameDebt) continue;
            returned++;
            if (attempt.At < first) first = attempt.At;
            most = Math.Min(most, Allowed(ref strictest, limit.Network, attempt, asked, most));
        }

        if (returned == 0) return;
        var left = most + 1 - returned;
        if (left <= 0 || (limit.RepresentWithinDays is { } days && now > first.AddDays(days))) strictest.Never(TryRule.Representments);
        else strictest.Leave(left);
    }

    // How many re-presentments a return code leaves of the network's own number.
    private static int Allowed(ref Strictness strictest, PaymentNetwork network, PastTry attempt, AskedTry asked, int most)
    {
        if (NetworkTables.Debits.Find(network, attempt.NetworkCode) is not { } line) return most;
        var forbidden = line.Again switch
        {
            DebitAgain.Never => true,
            DebitAgain.Corrected => asked.MethodChangedOn is not { } on || on <= attempt.At,
            DebitAgain.Consent => asked.Initiator != ChargeInitiator.Customer,
            _ => false,
        };
        if (forbidden) strictest.Never(TryRule.ReturnCode, attempt.NetworkCode);
        return line.Again == DebitAgain.Once ? Math.Min(1, most) : most;
    }
}
