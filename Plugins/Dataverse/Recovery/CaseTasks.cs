using CrmPayments.Core.Recovery;
using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Plugins.Recovery.Tasks;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery;

/// <summary>What a person must know of a case to act on it.</summary>
internal static class CaseTasks
{
    public static TaskOrder For(RecoveryCase recovery, CaseSituation situation, TaskKind kind) => new(kind, recovery.Customer)
    {
        CaseId = recovery.Id,
        TransactionId = situation.Debt.Id,
        SubscriptionId = situation.Debt.HasSubscription ? situation.Debt.Subscription.Id : null,
        Amount = new Money(recovery.Ledger.AtRisk, recovery.Currency),
        Currency = recovery.CurrencyReference,
        Reason = situation.Reason,
        IncomeType = situation.Debt.Subscription.GetAttributeValue<string>(SubscriptionRow.IncomeType) ?? "",
        Queue = situation.Policy.TasksQueueId is { } queue ? new EntityReference("queue", queue) : null,
        DueAfterHours = situation.Policy.TaskDueAfterHours,
        Owner = recovery.Owner,
    };

    /// <summary>The planner's reasons as one sentence.</summary>
    public static string Because(CaseSituation situation, IReadOnlyList<PlanReason> because) => string.Join("; ", because.Select(situation.Rules.Texts.Because));
}
