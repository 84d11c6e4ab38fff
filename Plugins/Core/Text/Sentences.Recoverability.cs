using CrmPayments.Core.Declines;
using CrmPayments.Core.Recovery;

namespace CrmPayments.Core.Text;

/// <content>How likely a debt is to be collected, what a failure means, and what stands in the way of a charge.</content>
public sealed partial class Sentences
{
    /// <summary>"Very likely: a technical failure, we try again by ourselves."</summary>
    public string Verdict(RecoveryVerdict verdict) => _language.Fill($"Recovery.Word.{verdict}");

    /// <summary>What a reason means for the rep: who can mend it.</summary>
    public string Meaning(DeclineReason reason) => _language.Fill($"Recovery.Meaning.{DeclineMeanings.Of(reason).FixedBy}") + " " + _language.Fill($"Recovery.Again.{DeclineMeanings.Of(reason).Again}");

    /// <summary>One reason of a score.</summary>
    /// <param name="reason">Which.</param>
    /// <param name="facts">The score was made of.</param>
    public string Score(ScoreReason reason, RecoverabilityFacts facts) => _language.Fill($"Recovery.Score.{reason}", Reason(facts.Reason), facts.TriesMade);

    /// <summary>What stands in the way of a charge.</summary>
    public string Problem(ChargeProblem problem) => _language.Fill($"Recovery.Problem.{problem}");
}
