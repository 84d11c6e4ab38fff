using CrmPayments.Core.Declines;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Recovery;

/// <summary>What a person is told of a case, in their language.</summary>
internal sealed class CaseOptions(Call call, RecoveryCase recovery, CaseRight right, Sentences sentences)
{
    public void Answer()
    {
        call.Output("CaseId", recovery.Id);
        call.Output("Outcome", recovery.IsOpen ? "Open" : "Closed");
        var debt = recovery.Current ?? (recovery.Debts.Count > 0 ? recovery.Debts[0] : null);
        if (debt is null) return;
        var situation = CaseSituation.Read(call.Service, recovery, debt);
        Failure(situation);
        Future(situation);
        call.Output("Actions", Actions(situation).ToArray());
    }

    private void Failure(CaseSituation situation)
    {
        var facts = situation.ScoreFacts(call.Now);
        var score = Recoverability.Of(facts);
        var kind = recovery.TriesMade == 0 ? TaskKind.OneChargeFailed : TaskKind.AllAttemptsFailed;
        var verdict = RecoveryVerdicts.Of(situation.Reason, recovery.Live is null);
        call.Output("Verdict", verdict.ToString());
        call.Output("Score", score.Value);
        call.Output("ScoreReasons", score.Strongest.Select(reason => sentences.Score(reason, facts)).ToArray());
        call.Output("Suggestion", sentences.Advice(TaskAdvice.For(kind, situation.Reason, null)));
        call.Output("Reason", situation.Reason.ToString());
        call.Output("Meaning", $"{sentences.Reason(situation.Reason)} {sentences.Verdict(verdict)}");
    }

    private void Future(CaseSituation situation)
    {
        var forecast = recovery.IsOpen && recovery.Ledger.Current is not null ? situation.Forecast(recovery.Plan, call.Now) : [];
        var next = recovery.Plan.Next?.ToNext(situation.Policy, situation.Clock) ?? (forecast.Count > 0 ? forecast[0] : null);
        var message = Held() ?? (next is null ? sentences.CaseIsClosed() : sentences.Next(next));
        var retry = forecast.OfType<NextStep.Planned>().FirstOrDefault(step => step.Action == RecoveryAction.Retry);
        call.Output("NextAction", message);
        call.Output("NextRetryOn", retry?.On.UtcDateTime);
        call.Output("RetriesLeft", forecast.OfType<NextStep.Planned>().Count(step => step.Action == RecoveryAction.Retry));
        call.Output("Plan", DrawnPlan.Of(recovery.Plan, forecast, situation.Clock, sentences));
        call.Output("Message", message);
    }

    /// <summary>Somebody holds it: nothing goes on by itself. Null: it goes on.</summary>
    private string? Held() => recovery.Status switch
    {
        CaseStatus.Paused => sentences.CasePaused(recovery.PausedUntil),
        CaseStatus.Promised when recovery.PromisedOn is { } on => sentences.CasePromised(on),
        _ => recovery.Ledger.HasDispute ? sentences.CaseDisputed() : null,
    };

    /// <summary>The fixed words of what this person may do now.</summary>
    private IEnumerable<string> Actions(CaseSituation situation)
    {
        if (!right.MayWork || !recovery.IsOpen) yield break;
        var free = recovery.Live is null && !recovery.HasOpenOffer && !recovery.Ledger.HasDispute;
        if (free && !situation.Debt.GatewayRetries && DeclineMeanings.ClassOf(situation.Reason) != DeclineClass.Hard) yield return "Retry";
        if (free) yield return "SendLink";
        if (free) yield return "Offer";
        if (free && (recovery.Promises == 0 || right.MayAllow)) yield return "PromisePayment";
        if (CaseStates.IsMoving(recovery.Status) || recovery.Status == CaseStatus.WaitingForAnswer) yield return "Pause";
        if (recovery.Status is CaseStatus.Paused or CaseStatus.Promised or CaseStatus.WithAPerson) yield return "Resume";
        if (recovery.Live is null) yield return "Close";
    }
}
