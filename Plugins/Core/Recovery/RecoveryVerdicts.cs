using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Recovery;

/// <summary>The word for a rep.</summary>
/// <remarks>Source: practice/recovery.md section 2.</remarks>
public static class RecoveryVerdicts
{
    /// <param name="reason">Of the last failure.</param>
    /// <param name="outcomeKnown">False: a try is on its way or being looked up.</param>
    public static RecoveryVerdict Of(DeclineReason reason, bool outcomeKnown = true) => !outcomeKnown
        ? RecoveryVerdict.BeingChecked
        : DeclineMeanings.ClassOf(reason) switch
        {
            DeclineClass.Technical => RecoveryVerdict.VeryLikely,
            DeclineClass.Soft => RecoveryVerdict.Likely,
            DeclineClass.Data => RecoveryVerdict.OnceTheCustomerActs,
            DeclineClass.Configuration => RecoveryVerdict.OnceWeMendIt,
            DeclineClass.Hard => RecoveryVerdict.NotWithThisMethod,
            _ => RecoveryVerdict.BeingChecked,
        };
}
