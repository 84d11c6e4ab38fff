using CrmPayments.Core.Recovery;

namespace CrmPayments.Core.Text;

/// <content>What is told of recovery cases and subscriptions.</content>
public sealed partial class Sentences
{
    public string CaseDisputed() => _language.Fill("Case.Disputed");

    /// <summary>Something failed that no rule foresees.</summary>
    /// <param name="error">As it was told, for who looks into it.</param>
    public string CaseBroken(string error) => _language.Fill("Case.Broken", error);

    /// <summary>Nothing is planned yet, because who pays may still be trying.</summary>
    /// <param name="minutes">After the failure.</param>
    public string CaseAtTheCheckout(int minutes) => _language.Fill("Case.AtTheCheckout", minutes);

    public string CaseStillOwed() => _language.Fill("Case.StillOwed");

    public string CaseZoneUnknown(string zone) => _language.Fill("Case.ZoneUnknown", zone);

    public string CaseWithdrawn() => _language.Fill("Case.Withdrawn");

    public string CaseNotFound() => _language.Fill("Case.NotFound");

    public string CaseIsClosed() => _language.Fill("Case.IsClosed");

    public string CaseNoRight() => _language.Fill("Case.NoRight");

    /// <param name="until">Null: until somebody resumes it.</param>
    public string CasePaused(DateTimeOffset? until) => until is { } on ? _language.Fill("Case.Paused", _language.Date(on.UtcDateTime)) : _language.Fill("Case.PausedOpen");

    public string CaseResumed() => _language.Fill("Case.Resumed");

    public string CaseNotHeld() => _language.Fill("Case.NotHeld");

    public string CaseGivenUp() => _language.Fill("Case.GivenUp");

    public string CasePromised(DateTimeOffset on) => _language.Fill("Case.Promised", _language.Date(on.UtcDateTime));

    public string CasePromiseNeedsApprover() => _language.Fill("Case.PromiseNeedsApprover");

    public string CaseDateInThePast() => _language.Fill("Case.DateInThePast");

    public string CaseDateTooFar(int days) => _language.Fill("Case.DateTooFar", days);

    public string CaseUnderWay() => _language.Fill("Case.UnderWay");

    public string CaseCommentMissing() => _language.Fill("Case.CommentMissing");

    /// <summary>Nothing is owed for a charge.</summary>
    /// <summary>The customer must confirm a charge, and nobody could ask them.</summary>
    /// <param name="why">A sentence.</param>
    public string CaseNotAsked(string why) => _language.Fill("Case.NotAsked", why);

    public string CaseNoDebt() => _language.Fill("Case.NoDebt");

    /// <summary>A charge has no case.</summary>
    public string CaseNone() => _language.Fill("Case.NoCase");

    /// <summary>A step that was taken: "Charged again, November 22, 2026 06:10".</summary>
    /// <param name="step">The step.</param>
    /// <param name="clock">In whose time it is told.</param>
    public string Taken(TakenStep step, CustomerClock clock)
    {
        var what = _language.Fill(step.Number == NextStep.Planned.Proof ? "Case.Taken.Confirm" : $"Case.Taken.{step.Action}");
        var on = _language.Short(clock.Local(step.On));
        return step.How == StepResult.Skipped ? _language.Fill("Case.SkippedOn", what, on, step.Text) : _language.Fill("Case.TakenOn", what, on);
    }

    public string SubscriptionNoAmount() => _language.Fill("Subscription.NoAmount");

    public string SubscriptionNoMethod(DateTime due) => _language.Fill("Subscription.NoMethod", _language.Date(due));

    /// <param name="number">How many periods.</param>
    /// <param name="from">The first of them.</param>
    /// <param name="charged">The one that is charged.</param>
    public string SubscriptionMissed(int number, DateTime from, DateTime charged) => _language.Fill("Subscription.Missed", number, _language.Date(from), _language.Date(charged));

    public string SubscriptionNotCharged(DateTime due, string why) => _language.Fill("Subscription.NotCharged", _language.Date(due), why);
}
