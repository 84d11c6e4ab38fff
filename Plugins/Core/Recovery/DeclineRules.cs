using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Recovery;

/// <summary>What earlier declines of a method forbid: their reasons, Visa's categories, networks' advice.</summary>
/// <remarks>Source: practice/recovery.md sections 2 to 5.</remarks>
internal static class DeclineRules
{
    // After Mastercard's advice 43 (a virtual number for several uses): as a soft decline, with fewer tries. Our own number.
    private const int FewTries = 2;

    /// <summary>The rule that stands for a reason's condition; none where the ladder may try by itself.</summary>
    public static TryRule RuleOf(AgainWhen again) => again switch
    {
        AgainWhen.AfterContact => TryRule.CustomerFirst,
        AgainWhen.AfterChange => TryRule.NewDataFirst,
        AgainWhen.WithCustomer => TryRule.CustomerPresent,
        AgainWhen.AfterFix => TryRule.MerchantFirst,
        AgainWhen.AfterLookUp => TryRule.LookUpFirst,
        AgainWhen.Never => TryRule.HardDecline,
        _ => TryRule.None,
    };

    public static void Judge(ref Strictness strictest, PaymentNetwork network, TryHistory history, AskedTry asked, DateTimeOffset now)
    {
        for (var index = 0; index < history.Tries.Count; index++)
        {
            var attempt = history.Tries[index];
            if (!history.Stands(attempt)) continue;
            Forever(ref strictest, network, attempt);
            Advised(ref strictest, network, history, attempt, asked, now);
        }

        if (history.LastDecline >= 0 && history.Stands(history.Tries[history.LastDecline])) Last(ref strictest, history, asked);
    }

    // Any such decline stands, not only the last one: a later "insufficient funds" does not bring a stolen card back.
    private static void Forever(ref Strictness strictest, PaymentNetwork network, PastTry attempt)
    {
        if (attempt.Reason is { } reason && DeclineMeanings.Of(reason).Again == AgainWhen.Never) strictest.Never(TryRule.HardDecline, attempt);
        if (network == PaymentNetwork.Visa && IsVisasFirstCategory(attempt)) strictest.Never(TryRule.IssuerNever, attempt);
    }

    // Where the gateway keeps the network's code to itself, "no such number" is Visa's 14 all the same: a new date of the card does not mend it.
    private static bool IsVisasFirstCategory(PastTry attempt) =>
        attempt.NetworkCode.Length > 0 ? NetworkCodes.VisaCategory(attempt.NetworkCode) == 1 : attempt.Reason == DeclineReason.InvalidNumber;

    private static void Advised(ref Strictness strictest, PaymentNetwork network, TryHistory history, PastTry attempt, AskedTry asked, DateTimeOffset now)
    {
        if (NetworkTables.Advice.Find(network, attempt.AdviceCode) is not { } advice) return;
        var code = attempt.AdviceCode;
        var until = attempt.At + advice.Wait;
        switch (advice.Do)
        {
            case AdviceAction.Wait: strictest.Wait(TryRule.AdviceWait, until, now, code); break;
            case AdviceAction.Never when asked.Initiator != ChargeInitiator.Customer: strictest.NeverAdvised(TryRule.AdviceNever, attempt); break;
            case AdviceAction.Stopped when asked.Initiator != ChargeInitiator.Customer: strictest.NeverAdvised(TryRule.AdviceStopped, attempt); break;
            case AdviceAction.Never or AdviceAction.Stopped: strictest.Wait(TryRule.AdviceNever, until, now, code); break;
            case AdviceAction.Update when !Changed(attempt, asked): strictest.NeverAdvised(TryRule.NewDataFirst, attempt); break;
            case AdviceAction.Fix when asked.IsMachine: strictest.NeverAdvised(TryRule.MerchantFirst, attempt); break;
            case AdviceAction.NotRecurring when asked.IsMachine: strictest.NeverAdvised(TryRule.CustomerPresent, attempt); break;
            case AdviceAction.Few when asked.IsMachine && After(history, attempt) >= FewTries: strictest.NeverAdvised(TryRule.FewTries, attempt); break;
        }
    }

    // The reason of the last decline tells how things stand now.
    private static void Last(ref Strictness strictest, TryHistory history, AskedTry asked)
    {
        var last = history.Tries[history.LastDecline];
        if (last.RetryForbidden && asked.IsMachine) strictest.Never(TryRule.Administrator, last);
        var again = DeclineMeanings.Of(last.Reason!.Value).Again;
        var stands = again switch
        {
            AgainWhen.AfterChange => !Changed(last, asked),
            AgainWhen.AfterContact => asked.IsMachine || TriedByPerson(history, last, asked),
            AgainWhen.WithCustomer => asked.Initiator != ChargeInitiator.Customer,
            AgainWhen.AfterFix or AgainWhen.AfterLookUp => asked.IsMachine,
            _ => false,
        };
        if (stands) strictest.Never(RuleOf(again), last);
    }

    // "One try if the customer confirms the release": a person's try that ended in the same reason was that try.
    private static bool TriedByPerson(TryHistory history, PastTry last, AskedTry asked)
    {
        if (asked.Initiator != ChargeInitiator.Person || last.Initiator != ChargeInitiator.Person) return false;
        for (var index = 0; index < history.Tries.Count; index++)
        {
            var earlier = history.Tries[index];
            if (history.Stands(earlier) && earlier.At < last.At && earlier.Reason == last.Reason) return true;
        }

        return false;
    }

    private static bool Changed(PastTry attempt, AskedTry asked) => asked.MethodChangedOn is { } on && on > attempt.At;

    private static int After(TryHistory history, PastTry attempt)
    {
        var count = 0;
        for (var index = 0; index < history.Tries.Count; index++)
        {
            if (history.Stands(history.Tries[index]) && history.Tries[index].At > attempt.At) count++;
        }

        return count;
    }
}
