using System.ServiceModel;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Recovery;

/// <summary>A customer has one open case in a currency: what would be a second one becomes part of the first.</summary>
internal sealed class OneCase(Call call)
{
    /// <summary>The customer was merged with another one: the platform moved the case there, where an open one may be already.</summary>
    /// <returns>Whether nothing is left to do now.</returns>
    public bool Rekey(RecoveryCase recovery)
    {
        try
        {
            call.Together(new CaseChanges(recovery).Set(RecoveryCaseRow.OpenKey, recovery.OwnKey).Request);
            return false;
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Is(Faults.DuplicateKey))
        {
            // Not swallowed: the key says that the customer has a case, and nothing was written.
            return recovery.Live is null ? Join(recovery, recovery.Charges) : Waits(recovery);
        }
    }

    /// <summary>Charges of one case become the customer's other open one's, which is looked at at once.</summary>
    /// <returns>False: the case is to be read again.</returns>
    public bool Join(RecoveryCase recovery, IEnumerable<CaseCharge> charges)
    {
        if (Other(recovery) is not { } other) return false;
        var moved = charges.Select(charge => new UpdateRequest { Target = new Entity(TransactionRow.Table, charge.Id) { [TransactionRow.RecoveryCase] = other } });
        call.Together([.. moved, CaseChange.Look(other.Id, call.Now)]);
        return false;
    }

    /// <summary>A try that is under way tells its own case how it ended.</summary>
    private bool Waits(RecoveryCase recovery)
    {
        call.Together(new CaseChanges(recovery).Due(call.Now + CaseChanges.Patience).Request);
        return true;
    }

    /// <returns>Null: it was closed at this moment.</returns>
    private EntityReference? Other(RecoveryCase recovery)
    {
        var query = new QueryExpression(RecoveryCaseRow.Table) { ColumnSet = new ColumnSet(RecoveryCaseRow.Id), TopCount = 1 };
        query.Criteria.AddCondition(RecoveryCaseRow.OpenKey, ConditionOperator.Equal, recovery.OwnKey);
        return call.Service.RetrieveMultiple(query).Entities.FirstOrDefault()?.ToEntityReference();
    }
}
