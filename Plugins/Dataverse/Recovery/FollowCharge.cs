using System.ServiceModel;
using CrmPayments.Core.Gateways;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery;

/// <summary>
/// Async step on cpay_transaction, Create and change of status, dispute or what is owed: opens or joins the customer's case when
/// a charge fails, and has a case looked at when one of its charges moves. Money that came another way is found here, too.
/// </summary>
public sealed class FollowCharge : Plugin
{
    private const string AfterImage = "After";

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
        if (charge.GetAttributeValue<EntityReference>(TransactionRow.RecoveryCase) is { } recovery) new CaseWork(call).LookAt(recovery.Id);
        else if (charge.Contains(TransactionRow.Origin)) return;
        else if (ChargeStates.HasFailed((ChargeStatus)status.Value)) new CaseOpener(call).Open(id);
        else if (ChargeStates.HasMoney((ChargeStatus)status.Value)) new OtherRoads(call).Take(id, charge);
    }
}
