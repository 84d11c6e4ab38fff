using CrmPayments.Core.Messages;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Messages;

/// <summary>
/// Async step on cpay_customermessage when due work asks for a try, or when a customer has just asked for it: sends what is due,
/// tries again what could not be sent, and looks whether an email has arrived.
/// </summary>
public sealed class SendMessageAgain : Plugin
{
    private protected override void Run(Call call)
    {
        if (!call.Target.Contains(CustomerMessageRow.TryRequestedOn)) return;
        var columns = new ColumnSet(CustomerMessageRow.Refund, CustomerMessageRow.Stage, CustomerMessageRow.Kind, CustomerMessageRow.Status, CustomerMessageRow.NextTryOn);
        var row = call.Service.Retrieve(CustomerMessageRow.Table, call.Context.PrimaryEntityId, columns);
        if (!row.Contains(CustomerMessageRow.NextTryOn)) return;
        var status = row.GetAttributeValue<OptionSetValue>(CustomerMessageRow.Status).Value;
        if (row.Contains(CustomerMessageRow.Kind) && status == CustomerMessageRow.StatusSent) new Delivery(call).Look(row.Id);
        else if (row.Contains(CustomerMessageRow.Kind)) new RecoveryTeller(call).Tell(row.Id);
        else if (status == CustomerMessageRow.StatusFailed) TellRefund(call, row);
        else call.Service.Update(new Entity(CustomerMessageRow.Table, row.Id) { [CustomerMessageRow.NextTryOn] = null });
    }

    private static void TellRefund(Call call, Entity row) =>
        new CustomerTeller(call).TellAgain(row.GetAttributeValue<EntityReference>(CustomerMessageRow.Refund).Id, (CustomerStage)row.GetAttributeValue<OptionSetValue>(CustomerMessageRow.Stage).Value);
}
