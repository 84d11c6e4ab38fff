using CrmPayments.Core.Attempts;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;

namespace CrmPayments.Core.Text;

/// <summary>What we tell people, in their language: English, Spanish, Russian or Chinese. Texts are in Text/Texts.</summary>
public sealed partial class Sentences
{
    private readonly Language _language;

    private Sentences(Language language) => _language = language;

    /// <param name="lcid">A Windows language id, as user settings hold it (1033, 3082, 1049, 2052, or the same language elsewhere); English for any other.</param>
    public static Sentences For(int lcid) => new(Language.Of(lcid));

    /// <summary>Why we said no.</summary>
    public string Denied(RefundDecision.Denied denied) => _language.Fill(
        $"Denied.{denied.Reason}",
        denied.Amount is { } amount ? _language.Amount(amount) : "",
        denied.Date is { } date ? _language.Date(date.Date) : "",
        denied.Left is { } left ? _language.Amount(left) : "");

    /// <summary>What is possible, or why nothing is.</summary>
    public string Options(RefundOptions options)
    {
        if (options.WhyNot is { } denied) return Denied(denied);
        var takes = options.Takes ?? default;
        var possible = _language.Fill($"Options.{options.Kind}", Amount(options.Maximum), takes.First, takes.Last);
        return options.NeedsApproval ? possible + " " + ApprovalAbove(options) : possible;
    }

    /// <param name="amount">What goes back.</param>
    /// <param name="by">The day by which the customer should have it; null: not told.</param>
    public string Accepted(Money amount, DateTime? by) => by is { } date
        ? _language.Fill("Request.AcceptedUntil", Amount(amount), _language.Date(date))
        : _language.Fill("Request.Accepted", Amount(amount));

    public string AwaitingApproval(Money amount) => _language.Fill("Request.AwaitingApproval", Amount(amount));

    /// <summary>The same request came again: where the first one stands.</summary>
    public string Duplicate(Money amount, RefundStatus status) => _language.Fill("Request.Duplicate", Amount(amount), Status(status));

    /// <summary>The key came again with another content.</summary>
    public string KeyReused() => _language.Fill("Request.KeyReused");

    public string KeyMissing() => _language.Fill("Request.KeyMissing");

    public string Approved(Money amount) => _language.Fill("Decision.Approved", Amount(amount));

    public string Rejected(Money amount) => _language.Fill("Decision.Rejected", Amount(amount));

    public string Cancelled(Money amount) => _language.Fill("Decision.Cancelled", Amount(amount));

    public string RefundNotFound() => _language.Fill("Decision.RefundNotFound");

    /// <summary>Four eyes: who asked may not decide.</summary>
    public string OwnRequest() => _language.Fill("Decision.OwnRequest");

    public string NotYourRequest() => _language.Fill("Decision.NotYourRequest");

    /// <summary>The refund's state no longer lets it be decided or cancelled.</summary>
    public string TooLate(RefundStatus status) => _language.Fill("Decision.TooLate", Status(status));

    public string DecisionUnknown() => _language.Fill("Decision.Unknown");

    /// <summary>What came of sending a refund.</summary>
    public string Result(RefundResult result, Money amount) => result.Match(
        it => Succeeded(amount, it.TraceNumber),
        it => it.BalanceTooLow ? _language.Fill("Result.ProcessingBalance", Amount(amount)) : Processing(amount),
        it => _language.Fill($"Declined.{it.Why}", Amount(amount)) + (it.Why == RefundDecline.Refused ? " " + Reason(it.Reason) : ""),
        it => _language.Fill("Result.NotSent", Amount(amount)) + " " + Reason(it.Reason),
        _ => Unknown(amount));

    /// <param name="amount">What went back.</param>
    /// <param name="traceNumber">May be empty.</param>
    public string Succeeded(Money amount, string traceNumber) => traceNumber.Length == 0
        ? _language.Fill("Result.Succeeded", Amount(amount))
        : _language.Fill("Result.SucceededTrace", Amount(amount), traceNumber);

    public string Processing(Money amount) => _language.Fill("Result.Processing", Amount(amount));

    public string Unknown(Money amount) => _language.Fill("Result.Unknown", Amount(amount));

    /// <summary>The look-ups have ended without a clear answer.</summary>
    public string PersonDecides(Money amount) => _language.Fill("Result.PersonDecides", Amount(amount));

    /// <summary>A refund that was done came back from the bank.</summary>
    public string Bounced(Money amount) => _language.Fill("Result.Bounced", Amount(amount));

    /// <summary>A bank's or gateway's reason, in words for a rep (not for the customer).</summary>
    public string Reason(DeclineReason reason) => _language.Fill($"Reason.{reason}");

    /// <summary>A refund's state inside of a sentence: "being checked".</summary>
    public string Status(RefundStatus status) => _language.Fill($"Status.{status}");

    /// <summary>The line on the timeline: "Refund, 12.50 EUR: succeeded".</summary>
    /// <param name="operation">What was tried.</param>
    /// <param name="outcome">What came of it.</param>
    /// <param name="amount">Null: none is shown.</param>
    public string AttemptSubject(AttemptOperation operation, AttemptOutcome outcome, Money? amount) => amount is { } money
        ? _language.Fill("Attempt.Subject", Text(operation), Text(outcome), Amount(money))
        : _language.Fill("Attempt.SubjectWithoutAmount", Text(operation), Text(outcome));

    public string Connection(ConnectionTest test) =>
        test.Succeeded ? _language.Fill("Gateway.Works") : _language.Fill("Gateway.Fails", test.Text);

    /// <summary>An amount as this language writes it, with the currency's code.</summary>
    public string Amount(Money amount) => _language.Amount(amount);

    private string ApprovalAbove(RefundOptions options)
    {
        var limit = options.ApprovalAbove!.Value;
        var shown = decimal.Round(limit, options.Maximum.Currency.Decimals);
        return _language.Fill("Options.Approval", Amount(new Money(shown, options.Maximum.Currency)));
    }

    private string Text(AttemptOperation operation) => _language.Fill($"Operation.{operation}");

    private string Text(AttemptOutcome outcome) => _language.Fill($"Outcome.{outcome}");
}
