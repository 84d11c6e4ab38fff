using CrmPayments.Core.Messages;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Messages;

/// <summary>Async step on cpay_customermessage when due work asks for a try: sends what could not be sent, unless a later stage has overtaken it.</summary>
public sealed class SendMessageAgain : Plugin
{
    private protected override void Run(Call call)
    {
        var columns = new ColumnSet(CustomerMessageRow.Refund, CustomerMessageRow.Stage, CustomerMessageRow.Status, CustomerMessageRow.NextTryOn);
        var row = call.Service.Retrieve(CustomerMessageRow.Table, call.Context.PrimaryEntityId, columns);
        if (!row.Contains(CustomerMessageRow.NextTryOn)) return;
        if (row.GetAttributeValue<OptionSetValue>(CustomerMessageRow.Status).Value == CustomerMessageRow.StatusFailed)
            new CustomerTeller(call).TellAgain(row.GetAttributeValue<EntityReference>(CustomerMessageRow.Refund).Id, (CustomerStage)row.GetAttributeValue<OptionSetValue>(CustomerMessageRow.Stage).Value);
        else
            call.Service.Update(new Entity(CustomerMessageRow.Table, row.Id) { [CustomerMessageRow.NextTryOn] = null });
    }
}
