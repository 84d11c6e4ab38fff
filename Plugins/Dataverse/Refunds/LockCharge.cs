using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Refunds;

/// <summary>
/// Step before a refund is created or changes status or amount: takes the charge's row lock, so that whoever changes a refund
/// changes the balances alone. Also refuses what the state machine does not know.
/// </summary>
public sealed class LockCharge : Plugin
{
    private protected override void Run(Call call)
    {
        var change = RefundChange.Of(call);
        change.Refuse();
        if (change.TouchesBalance && !ChargeLock.IsHeld(call.Context, change.TransactionId))
            call.Service.Update(ChargeCase.LockOf(change.TransactionId));
    }
}
