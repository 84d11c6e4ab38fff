using CrmPayments.Core.Refunds;

namespace CrmPayments.Core.Text;

/// <summary>What is told about refunds that wait for a decision.</summary>
public sealed partial class Sentences
{
    /// <summary>Why these two people do not make four eyes.</summary>
    public string FourEyes(FourEyesRefusal refusal) => _language.Fill($"Decision.{refusal}");

    /// <summary>Two people decided at once, and this one was later.</summary>
    public string DecidedMeanwhile() => _language.Fill("Decision.Meanwhile");

    /// <summary>Approval is refused: the charge is not what it was.</summary>
    public string NoLongerPossible(RefundDecision.Denied denied) => _language.Fill("Decision.NoLongerPossible", Denied(denied));

    /// <summary>What was decided, by whom and why: the line on the timeline.</summary>
    /// <param name="decision">What the decider is told.</param>
    /// <param name="by">The decider's name.</param>
    /// <param name="forWhom">Whose right was used; null: the decider's own.</param>
    /// <param name="comment">May be empty; screened.</param>
    public string Decided(string decision, string by, string? forWhom, string comment)
    {
        var who = forWhom is null ? _language.Fill("Decision.By", by) : _language.Fill("Decision.ByFor", by, forWhom);
        return comment.Length == 0 ? $"{decision} {who}" : $"{decision} {who} {_language.Fill("Decision.Comment", comment)}";
    }

    /// <summary>Up to how much a person may decide.</summary>
    public string MayDecide(Money most) => _language.Fill("Decision.MayDecide", Amount(most));

    /// <summary>Up to how much, where no charge says in which currency.</summary>
    public string MayDecideSome() => _language.Fill("Decision.MayDecideSome");

    /// <summary>The sentence for a step of the wait.</summary>
    /// <param name="stage">The step taken; not <see cref="ApprovalStage.Waiting"/>.</param>
    /// <param name="amount">Of the refund.</param>
    /// <param name="since">When it was asked for.</param>
    /// <param name="ends">When the request ends, or ended.</param>
    public string Waited(ApprovalStage stage, Money amount, DateTimeOffset since, DateTimeOffset ends) =>
        _language.Fill($"Waiting.{stage}", Amount(amount), _language.Date(since.UtcDateTime), _language.Date(ends.UtcDateTime));
}
