using System.ServiceModel;
using CrmPayments.Core.Gateways;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery;

/// <summary>
/// Async step on cpay_transaction, Create and change of status, dispute, subscription or what is owed: opens or joins the customer's case when
/// a charge fails, and has a case looked at when one of its charges moves. Money that came another way is found here, too.
/// </summary>
public sealed class FollowCharge : Plugin
{
    private const string AfterImage = "After";

    /// <summary>
    /// The platform ends a chain of writes at depth 8. A case that is looked at may make its next try, whose answer moves its debt three levels
    /// deeper and must still be able to leave word: from a deeper one the clock goes on, within minutes and at the top again.
    /// </summary>
    private const int DeepestLook = 4;

    private protected override void Run(Call call)
    {
        try
        {
            Follow(call, call.Context.PostEntityImages.Contains(AfterImage) ? call.Context.PostEntityImages[AfterImage] : call.Target);
        }
        catch (FaultException<OrganizationServiceFault> fault)
        {
            // Nothing else would come back to a failure that opens a case: the platform runs the job again.
            throw new InvalidPluginExecutionException(OperationStatus.Retry, $"The charge could not be followed now: {fault.Message}");
        }
    }

    private static void Follow(Call call, Entity charge)
    {
        var id = call.Context.PrimaryEntityId;
        if (charge.GetAttributeValue<OptionSetValue>(TransactionRow.Status) is not { } status) return;
        if (charge.GetAttributeValue<EntityReference>(TransactionRow.RecoveryCase) is { } recovery) Look(call, recovery.Id);
        else if (charge.Contains(TransactionRow.Origin)) return;
        else if (status.Value == (int)ChargeStatus.Cancelled) new WithdrawnPeriod(call).Tell(id);
        else if (ChargeStates.HasFailed((ChargeStatus)status.Value)) new CaseOpener(call).Open(id);
        else if (ChargeStates.HasMoney((ChargeStatus)status.Value)) new OtherRoads(call).Take(id, charge);
    }

    private static void Look(Call call, Guid caseId)
    {
        if (call.Context.Depth > DeepestLook) call.Together(CaseChange.Look(caseId, call.Now));
        else new CaseWork(call).LookAt(caseId);
    }
}
