using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Recovery;

/// <summary>One write of a case, only if nobody has changed it since it was read.</summary>
internal sealed class CaseChanges
{
    /// <summary>A case that waits for something else is looked at again after this long, whatever happens: nothing waits for ever.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <summary>A case that waits for a person is looked at this often.</summary>
    public static readonly TimeSpan PersonsPatience = TimeSpan.FromDays(7);

    private readonly Entity _row;

    public CaseChanges(RecoveryCase recovery)
    {
        _row = new Entity(RecoveryCaseRow.Table, recovery.Id) { RowVersion = recovery.Row.RowVersion };
        var ledger = recovery.Ledger;
        Set(RecoveryCaseRow.AmountAtRisk, new CrmMoney(ledger.AtRisk));
        Set(RecoveryCaseRow.RecoveredAmount, new CrmMoney(ledger.Recovered));
        Set(RecoveryCaseRow.DiscountAmount, new CrmMoney(ledger.Discount));
        Set(RecoveryCaseRow.AttemptsMade, recovery.TriesMade);
    }

    public CaseChanges Set(string column, object? value)
    {
        _row[column] = value;
        return this;
    }

    public CaseChanges Becomes(CaseStatus status) => Set(RecoveryCaseRow.Status, new OptionSetValue((int)status));

    /// <summary>Looked at again then, at the latest.</summary>
    public CaseChanges Due(DateTimeOffset on) => Set(RecoveryCaseRow.NextActionOn, on.UtcDateTime);

    /// <summary>The debt it works on, and what is known of it.</summary>
    public CaseChanges On(CaseSituation situation) => Set(RecoveryCaseRow.Transaction, new EntityReference(TransactionRow.Table, situation.Debt.Id))
        .Set(RecoveryCaseRow.Reason, new OptionSetValue((int)situation.Reason))
        .Set(RecoveryCaseRow.LastResultOn, situation.LastResultOn.UtcDateTime)
        .Set(RecoveryCaseRow.Policy, situation.Policy.Id == Guid.Empty ? null : new EntityReference(RecoveryPolicyRow.Table, situation.Policy.Id));

    /// <summary>How likely it comes in, as it stands now.</summary>
    public CaseChanges Scored(CaseSituation situation, DateTimeOffset now)
    {
        var score = Recoverability.Of(situation.ScoreFacts(now));
        return Set(RecoveryCaseRow.Score, score.Value).Set(RecoveryCaseRow.ScoreReasons, string.Join(",", score.Strongest));
    }

    /// <summary>What is done next, and when.</summary>
    public CaseChanges Planned(CaseSituation situation, CasePlan plan, NextStep next)
    {
        var planned = PlannedAction.Of(next);
        if (planned is not null) Due(planned.On);
        return Kept(plan with { Next = planned }).Set(RecoveryCaseRow.NextAction, situation.Rules.Texts.Next(next).Cut(TextLimits.Words));
    }

    public CaseChanges Kept(CasePlan plan)
    {
        var last = plan.LastTaken is { Number: > 0 } step ? step.Number : (int?)null;
        return Set(RecoveryCaseRow.Plan, plan.ToText()).Set(RecoveryCaseRow.StepsDone, plan.Taken.Count).Set(RecoveryCaseRow.LastStep, last);
    }

    /// <summary>A person has taken it in hand: what was planned is planned anew when it goes on.</summary>
    public CaseChanges Held(CaseChoice choice, string nextAction) => Kept(choice.Case.Plan with { Next = null })
        .Set(RecoveryCaseRow.NextAction, nextAction.Cut(TextLimits.Words))
        .Set(RecoveryCaseRow.Comment, choice.Comment.Length == 0 ? null : choice.Comment);

    public UpdateRequest Request => new() { Target = _row, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches };
}
