using CrmPayments.Core.Gateways;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Charges;

/// <summary>Async step on cpay_transaction, Create: sends a charge that is scheduled. Costs no call for any other.</summary>
public sealed class SendCharge : Plugin
{
    private protected override void Run(Call call)
    {
        if (call.Target.GetAttributeValue<OptionSetValue>(TransactionRow.Status)?.Value != (int)ChargeStatus.Scheduled) return;
        if (TryCase.Read(call.Service, call.Context.PrimaryEntityId) is { IsOurs: true, Status: ChargeStatus.Scheduled } one) new ChargeSender(call).Send(one);
    }
}
