using CrmPayments.Core.Charges;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Charges;

/// <summary>New rows of cpay_transaction that Dataverse itself charges.</summary>
internal static class TryRecord
{
    /// <summary>How long what is scheduled may wait for its async job before due work steps in.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>A try to collect a debt.</summary>
    public static Entity Of(DebtCase debt, TryOrder order, MethodCase method, Money amount, DateTimeOffset now)
    {
        var row = New(method, amount, debt.CurrencyReference, "CH-" + Guid.NewGuid().ToString("N"), now);
        row[TransactionRow.Origin] = debt.Reference;
        row[TransactionRow.Engine] = new OptionSetValue((int)order.Engine);
        row[TransactionRow.Initiator] = new OptionSetValue((int)order.Initiator);
        foreach (var column in new[] { TransactionRow.Customer, TransactionRow.RecoveryCase, TransactionRow.Subscription, TransactionRow.OrderReference, TransactionRow.Purpose, TransactionRow.DueOn, "ownerid" })
        {
            if (debt.Row.Contains(column)) row[column] = debt.Row[column];
        }

        if (order.Purpose.Length > 0) row[TransactionRow.Purpose] = order.Purpose;
        if (order.IdempotencyKey is { } key) row[TransactionRow.IdempotencyKey] = key;
        if (order.AskedBy is { } user) row[TransactionRow.AskedBy] = UserTable.Reference(user);
        if (order.OfferId is { } offer) row[TransactionRow.Offer] = new EntityReference(AlternativeOfferRow.Table, offer);
        return row;
    }

    /// <summary>The charge of a subscription's period.</summary>
    public static Entity Of(FirstCharge first, MethodCase? method, DateTimeOffset now)
    {
        var row = New(method, first.Amount, first.Currency, first.Reference, now);
        row[TransactionRow.Customer] = first.Customer;
        row[TransactionRow.Subscription] = first.Subscription;
        row[TransactionRow.DueOn] = first.DueOn;
        row[TransactionRow.Purpose] = first.Purpose;
        row[TransactionRow.Engine] = new OptionSetValue((int)ChargeEngine.Subscription);
        row[TransactionRow.Initiator] = new OptionSetValue((int)ChargeInitiator.MerchantRecurring);
        if (first.Owner is { } owner) row["ownerid"] = owner;
        return row;
    }

    private static Entity New(MethodCase? method, Money amount, EntityReference currency, string reference, DateTimeOffset now) => new(TransactionRow.Table, Guid.NewGuid())
    {
        [TransactionRow.Gateway] = method?.Gateway.ToEntityReference(),
        [TransactionRow.PaymentMethod] = method?.Reference,
        [TransactionRow.Amount] = new CrmMoney(amount.Amount),
        [TransactionRow.Refunded] = new CrmMoney(0m),
        [TransactionRow.Reserved] = new CrmMoney(0m),
        [TransactionRow.Refundable] = new CrmMoney(0m),
        [TransactionRow.Lost] = new CrmMoney(0m),
        [TransactionRow.Currency] = currency,
        [TransactionRow.Status] = new OptionSetValue((int)ChargeStatus.Scheduled),
        [TransactionRow.Disputed] = false,
        [TransactionRow.Reference] = reference,
        [TransactionRow.SendCount] = 0,
        [TransactionRow.Checks] = 0,
        [TransactionRow.NextCheckOn] = now.UtcDateTime + Patience,
        [TransactionRow.Fingerprint] = method?.Fingerprint,
        [TransactionRow.Network] = method?.Network,
    };
}
