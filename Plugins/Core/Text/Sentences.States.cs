using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;

namespace CrmPayments.Core.Text;

/// <summary>What is told about a refund's states: who may write them, look-ups by hand, a person's end, pay-outs and tasks.</summary>
public sealed partial class Sentences
{
    /// <summary>Somebody wrote a refund, an attempt or a balance by hand.</summary>
    public string OnlyTheModule() => _language.Fill("Guard.OnlyTheModule");

    public string CheckStarted() => _language.Fill("Check.Started");

    public string NotInDoubt(RefundStatus status) => _language.Fill("Check.NotInDoubt", Status(status));

    public string BeingSent() => _language.Fill("Check.BeingSent");

    public string BeingAsked() => _language.Fill("Check.BeingAsked");

    public string JustAsked() => _language.Fill("Check.JustAsked");

    public string CannotBeLookedUp() => _language.Fill("Check.PaidOut");

    /// <summary>A person ended it.</summary>
    /// <param name="status">Succeeded or Failed.</param>
    /// <param name="amount">Of the refund.</param>
    public string Resolved(RefundStatus status, Money amount) =>
        _language.Fill(status == RefundStatus.Succeeded ? "Resolve.Succeeded" : "Resolve.NotBooked", Amount(amount));

    /// <summary>Why a person cannot end it.</summary>
    public string Unresolved(ResolutionRefusal why) => _language.Fill($"Resolve.{why}");

    /// <summary>Another refund has this id at the gateway.</summary>
    public string GatewayIdClaimed(string refund) => _language.Fill("Resolve.Claimed", refund);

    public string PayOutWaiting(Money amount, PayOut how) => _language.Fill("PayOut.Waiting", Amount(amount), Text(how));

    public string PaidOut(Money amount, PayOut how, string reference) => _language.Fill("PayOut.Done", Amount(amount), Text(how), reference);

    public string PayOutTask(string refund, Money amount, PayOut how) => _language.Fill("Task.PayOut", refund, Amount(amount), Text(how));

    public string UndecidedTask(string refund) => _language.Fill("Task.Undecided", refund);

    public string BouncedTask(string refund) => _language.Fill("Task.Bounced", refund);

    /// <summary>What a dispute means for refunds.</summary>
    /// <param name="standing">Where it stands now.</param>
    /// <param name="amount">Disputed.</param>
    public string Dispute(DisputeStanding standing, Money amount) => _language.Fill($"Dispute.{standing}", Amount(amount));

    /// <summary>A person had ended it as not booked, and was wrong.</summary>
    public string BookedAfterAll(Money amount) => _language.Fill("Result.BookedAfterAll", Amount(amount));

    public string BalanceTask(string refund, string gateway) => _language.Fill("Task.Balance", refund, gateway);

    public string BookedAfterAllTask(string refund) => _language.Fill("Task.BookedAfterAll", refund);

    public string DisputeTask(string charge) => _language.Fill("Task.Dispute", charge);

    /// <summary>Before the list of refunds that were made on a disputed charge.</summary>
    public string DisputeProof() => _language.Fill("Task.DisputeProof");

    /// <summary>Everything that is known about a refund without an answer, a line each.</summary>
    public IEnumerable<string> Evidence(RefundEvidence known)
    {
        yield return _language.Fill("Task.Refund", known.Name, Amount(known.Amount));
        yield return _language.Fill("Task.Gateway", known.Gateway, known.ChargeId, known.Reference);
        yield return _language.Fill("Task.Times", Moment(known.SentOn), known.LookUps, Moment(known.LastLookUpOn));
        if (known.Shown is not { } shown) yield return _language.Fill("Task.ShownNothing");
        else if (shown.Count == 0) yield return _language.Fill("Task.ShownNone");
        else yield return _language.Fill("Task.Shown");
        foreach (var refund in known.Shown ?? []) yield return Line(refund);
        yield return _language.Fill("Task.HowToEnd");
    }

    private string Line(GatewayRefund refund) =>
        $"- {refund.Id}, {Amount(refund.Amount)}, {refund.Standing}" + (refund.Reference.Length > 0 ? $", {refund.Reference}" : "");

    private string Moment(DateTimeOffset? on) => on is { } known ? _language.Moment(known) : "–";

    private string Text(PayOut how) => _language.Fill($"PayOut.{how}");
}
