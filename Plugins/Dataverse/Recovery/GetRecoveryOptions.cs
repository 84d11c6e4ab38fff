using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Refunds;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery;

/// <summary>Custom API cpay_GetRecoveryOptions: what failed and what it means, how likely it comes in and why, what we suggest, what will happen and when. Writes nothing.</summary>
public sealed class GetRecoveryOptions : Plugin
{
    private protected override void Run(Call call)
    {
        var sentences = Sentences.For(call.ReadLanguage());
        var caseId = call.Input<Guid>("RecoveryCaseId");
        if (caseId == Guid.Empty) caseId = CaseOf(call, call.RequiredId("TransactionId")) ?? Guid.Empty;
        var recovery = caseId == Guid.Empty ? null : RecoveryCase.Read(call.Service, caseId);
        var right = recovery is null ? default : CaseRight.Read(call.Service, call.Asker, recovery.Reference);
        if (recovery is null || !right.MaySee) Nothing(call, sentences);
        else new CaseOptions(call, recovery, right, sentences).Answer();
    }

    private static void Nothing(Call call, Sentences sentences)
    {
        RefundChoice.Refuse(call, sentences.CaseNotFound());
        call.Output("Actions", Array.Empty<string>());
        call.Output("ScoreReasons", Array.Empty<string>());
    }

    /// <returns>Null: the charge has no case, or there is no such charge. Nobody is told which before it is known what they may see.</returns>
    private static Guid? CaseOf(Call call, Guid transactionId)
    {
        var query = new QueryExpression(TransactionRow.Table) { ColumnSet = new ColumnSet(TransactionRow.RecoveryCase) };
        query.Criteria.AddCondition(TransactionRow.Id, ConditionOperator.Equal, transactionId);
        return call.Service.RetrieveMultiple(query).Entities.FirstOrDefault()?.GetAttributeValue<EntityReference>(TransactionRow.RecoveryCase)?.Id;
    }
}
