using CrmPayments.Plugins.Platform;

namespace CrmPayments.Plugins.Refunds;

/// <summary>Step after a refund was created or changed status or amount: computes the charge's balances from its refunds, under the lock that <see cref="LockCharge"/> took.</summary>
public sealed class RecalculateBalances : Plugin
{
    private protected override void Run(Call call)
    {
        var change = RefundChange.Of(call);
        if (!change.TouchesBalance || ChargeLock.IsHeld(call.Context, change.TransactionId)) return;
        var charge = ChargeCase.Read(call.Service, change.TransactionId)
            ?? throw ChargeCase.Incomplete(change.TransactionId);
        call.Service.Update(charge.BalanceColumns());
    }
}
