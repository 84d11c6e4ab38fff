using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CrmPayments.Core.Charges;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Offers;

/// <summary>Money that a person or a flow reports: it came by an offer, and by no gateway.</summary>
/// <param name="Amount">In the debt's currency.</param>
/// <param name="ReceivedOn">UTC.</param>
/// <param name="Key">The same key is the same payment.</param>
internal sealed record ArrivedMoney(Money Amount, DateTimeOffset ReceivedOn, string Key)
{
    /// <summary>The key of a caller that brought none: the same amount by the same offer on the same day is taken for a repetition.</summary>
    public static string KeyOf(OfferCase offer, string? given, decimal amount, DateTimeOffset receivedOn)
    {
        var content = string.IsNullOrWhiteSpace(given)
            ? string.Join("|", "derived", amount.ToString("0.####", CultureInfo.InvariantCulture), receivedOn.UtcDateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture))
            : given!.Trim();
        using var sha = SHA256.Create();
        return offer.PaymentReference + "-" + string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(content)).Take(16).Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
    }

    /// <summary>The payment's row: a charge without a gateway, that nothing can be refunded on by one.</summary>
    public Entity ToRow(OfferCase offer, Guid reportedBy) => new(TransactionRow.Table, Guid.NewGuid())
    {
        [TransactionRow.Origin] = offer.DebtReference,
        [TransactionRow.Offer] = offer.Reference,
        [TransactionRow.RecoveryCase] = offer.Case.ToEntityReference(),
        [TransactionRow.Customer] = offer.Customer,
        [TransactionRow.Amount] = new CrmMoney(Amount.Amount),
        [TransactionRow.Refunded] = new CrmMoney(0m),
        [TransactionRow.Reserved] = new CrmMoney(0m),
        [TransactionRow.Refundable] = new CrmMoney(0m),
        [TransactionRow.Currency] = offer.CurrencyReference,
        [TransactionRow.Status] = new OptionSetValue((int)ChargeStatus.Settled),
        [TransactionRow.OrderReference] = offer.Debt.GetAttributeValue<string>(TransactionRow.OrderReference),
        [TransactionRow.ChargedOn] = ReceivedOn.UtcDateTime,
        [TransactionRow.SettledOn] = ReceivedOn.UtcDateTime,
        [TransactionRow.Engine] = new OptionSetValue((int)ChargeEngine.Offer),
        [TransactionRow.Initiator] = new OptionSetValue((int)ChargeInitiator.Person),
        [TransactionRow.IdempotencyKey] = Key,
        [TransactionRow.AskedBy] = UserTable.Reference(reportedBy),
        ["ownerid"] = offer.Debt.GetAttributeValue<EntityReference>("ownerid"),
    };
}
