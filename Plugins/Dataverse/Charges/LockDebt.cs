using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Refunds;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Charges;

/// <summary>
/// Step before a charge is created or changes status or amount. A try takes the row lock of the debt it collects, so that whoever
/// changes what is paid changes it alone, and whoever read the debt sees that it changed. A charge that fails is owed from now on.
/// </summary>
public sealed class LockDebt : Plugin
{
    private protected override void Run(Call call)
    {
        var change = DebtChange.Of(call);
        change.Refuse();
        if (change.BecomesDebt) Owe(change);
        if (change.Origin is { } origin && (change.IsNew || change.ChangesWhatIsPaid) && !ChargeLock.IsHeld(call.Context, origin))
            call.Service.Update(ChargeCase.LockOf(origin));
    }

    /// <summary>Costs no call: nothing has been tried yet.</summary>
    private static void Owe(DebtChange change)
    {
        change.Target[TransactionRow.Owed] = new CrmMoney(change.Amount?.Value ?? 0m);
        change.Target[TransactionRow.Paid] = new CrmMoney(0m);
    }
}
