using System.ServiceModel;
using CrmPayments.Core.Messages;
using CrmPayments.Core.Refunds;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Messages;

/// <summary>
/// Async step on cpay_refund, Create and change of status or coming back: tells the customer where the refund stands, once for
/// each stage, if whoever asked for the refund wanted it. Costs no call for a change that tells the customer nothing.
/// </summary>
public sealed class NotifyCustomer : Plugin
{
    private const string BeforeImage = "Before";

    private protected override void Run(Call call)
    {
        var before = call.Context.PreEntityImages.Contains(BeforeImage) ? call.Context.PreEntityImages[BeforeImage] : new Entity(RefundRow.Table);
        if (!IsWanted(call.Target, before) || !IsNews(call.Target, before)) return;
        try
        {
            new CustomerTeller(call).Tell(call.Context.PrimaryEntityId, StatusBefore(before), StatusOf(call.Target) ?? StatusOf(before));
        }
        catch (FaultException<OrganizationServiceFault> fault)
        {
            // Nothing was written, and no due work would ask for it: the platform runs the job again.
            throw new InvalidPluginExecutionException(OperationStatus.Retry, $"The customer could not be told now: {fault.Message}");
        }
    }

    private static bool IsWanted(Entity target, Entity before) =>
        (target.Contains(RefundRow.NotifyCustomer) ? target : before).GetAttributeValue<bool>(RefundRow.NotifyCustomer);

    // A refund that needs no approval is not "approved" by anyone, and what is under way without an answer is nothing to tell.
    private static bool IsNews(Entity target, Entity before) => target.Contains(RefundRow.BouncedOn)
        || StatusOf(target) is { } status && status is not (RefundStatus.Submitted or RefundStatus.Unknown)
        && !(status == RefundStatus.Cancelled && StatusOf(before) == RefundStatus.Requested)
        && CustomerStages.Of(status, decided: StatusBefore(before) is not null, cameBack: false) is not null;

    // While the asker's code is compared there is no refund yet that a customer could be told of, and nobody has decided.
    private static RefundStatus? StatusBefore(Entity before) => StatusOf(before) is var status && status == RefundStatus.Requested ? null : status;

    private static RefundStatus? StatusOf(Entity row) => (RefundStatus?)row.GetAttributeValue<OptionSetValue>(RefundRow.Status)?.Value;
}
