using System.Globalization;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;
using CrmPayments.Core.Recovery;

namespace CrmPayments.Core.Gateways.Braintree;

/// <summary>Turns GraphQL objects into ours. What lacks an id, a known status or a readable amount is null: we do not guess about money.</summary>
internal sealed class BraintreeReader(GatewayAccount account)
{
    public static readonly DeclineTable Declines = DeclineTable.Embedded("Gateways/Braintree/declines.csv");

    public GatewayCharge? Charge(JsonValue transaction)
    {
        if (GatewayId.Of(transaction["legacyId"].Text) is not { } id) return null;
        if (BraintreeStatuses.Charge(transaction["status"].Text) is not { } status || Amount(transaction["amount"]) is not { } amount) return null;
        // A refund we cannot read could be the very one that is looked for: then nothing is said about the charge.
        var refunds = transaction["refunds"].Items.Select(refund => Refund(refund, id)).OfType<GatewayRefund>().ToList();
        if (refunds.Count != transaction["refunds"].Items.Count) return null;
        var failed = status is ChargeStatus.Declined or ChargeStatus.Failed;
        var reason = failed ? Failure(transaction) : default;
        return new GatewayCharge
        {
            Id = id,
            Reference = transaction["orderId"].Text ?? "",
            Amount = amount,
            Status = status,
            CreatedOn = Time(transaction["createdAt"]),
            SettledOn = Time(Event(transaction, "SETTLED")["timestamp"]),
            DeclineReason = failed ? Declines.Of(reason.Code ?? "") : null,
            GatewayCode = reason.Code ?? "",
            GatewayText = reason.Text ?? "",
            NetworkCode = reason.Network ?? "",
            NetworkAdviceCode = reason.Advice ?? "",
            Network = BraintreeMethod.Read(transaction) is { Kind: PaymentMethodKind.Card or PaymentMethodKind.Wallet } card ? PaymentNetworks.BehindTheWallet(card.Brand) : "",
            Disputed = transaction["disputes"].Items.Any(dispute => dispute["status"].Text != "WON"),
            CustomerReference = transaction["customFields"].Items.FirstOrDefault(field => field["name"].Text == "crm_customer_id")?["value"].Text ?? "",
            CustomerEmail = transaction["customer"]["email"].Text ?? "",
            Method = BraintreeMethod.Read(transaction),
            Refunds = refunds,
        };
    }

    /// <param name="refund">A Refund object.</param>
    /// <param name="chargeId">The charge it was read with; empty: it says so itself.</param>
    public GatewayRefund? Refund(JsonValue refund, string chargeId)
    {
        if (GatewayId.Of(refund["legacyId"].Text) is not { } id) return null;
        if (BraintreeStatuses.Refund(refund["status"].Text) is not { } standing || Amount(refund["amount"]) is not { } amount) return null;
        var reason = standing == RefundStanding.Failed ? Failure(refund) : default;
        return new GatewayRefund(
            id,
            chargeId.Length > 0 ? chargeId : GatewayId.Of(refund["refundedTransaction"]["legacyId"].Text) ?? "",
            refund["orderId"].Text ?? "",
            amount,
            standing,
            reason.Code ?? "",
            reason.Text ?? "",
            refund["paymentMethodSnapshot"]["acquirerReferenceNumber"].Text ?? "");
    }

    /// <summary>An amount of Braintree's: a decimal string and a currency code; null when it is not.</summary>
    public static Money? Amount(string? value, string? currencyCode)
    {
        if (!decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)) return null;
        if (currencyCode is not { Length: 3 } || !currencyCode.All(letter => letter is >= 'A' and <= 'Z')) return null;
        var currency = Currency.Of(currencyCode);
        return Money.Fits(amount, currency) ? new Money(amount, currency) : null;
    }

    private static Money? Amount(JsonValue amount) => Amount(amount["value"].Text, amount["currencyCode"].Text);

    private static JsonValue Event(JsonValue payment, string status) =>
        payment["statusHistory"].Items.FirstOrDefault(it => it["status"].Text == status) ?? JsonValue.Missing;

    private static DateTimeOffset? Time(JsonValue value) =>
        DateTimeOffset.TryParse(value.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    // The newest event comes first, but the one of the present status is what counts.
    private GatewayReason Failure(JsonValue payment)
    {
        var why = Event(payment, payment["status"].Text ?? "");
        var code = why["processorResponse"]["legacyCode"].Text ?? why["gatewayRejectionReason"].Text ?? payment["status"].Text;
        return new GatewayReason(GatewayId.Code(code), SafeText.Of(why["processorResponse"]["message"].Text ?? why["gatewayRejectionReason"].Text, account), GatewayId.Code(why["networkResponse"]["code"].Text), GatewayId.Code(why["merchantAdviceCodeResponse"]["code"].Text));
    }

    private readonly record struct GatewayReason(string? Code, string? Text, string? Network, string? Advice);
}
