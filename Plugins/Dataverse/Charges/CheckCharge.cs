using CrmPayments.Core.Gateways;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Charges;

/// <summary>Async step on cpay_transaction when due work, or a person, asks for a check: sends what was never sent, looks up what has no answer. A settled charge is only taken off the list.</summary>
public sealed class CheckCharge : Plugin
{
    private protected override void Run(Call call)
    {
        if (TryCase.Read(call.Service, call.Context.PrimaryEntityId) is not { } one) return;
        if (one is { IsOurs: true, Status: ChargeStatus.Scheduled }) new ChargeSender(call).Send(one);
        else if (one.IsOurs && ChargeStates.IsInDoubt(one.Status)) new ChargeChecker(call).Check(one);
        else if (one.IsScheduled) call.Service.Update(NotDue(one));
        else if (one.GatewayTransactionId is { Length: > 0 }) new ChargeSync(call).Ask(one);
    }

    /// <summary>It was settled at the moment when due work marked it, and would be marked for ever.</summary>
    private static Entity NotDue(TryCase one) => new(TransactionRow.Table, one.Id) { [TransactionRow.NextCheckOn] = null };
}
