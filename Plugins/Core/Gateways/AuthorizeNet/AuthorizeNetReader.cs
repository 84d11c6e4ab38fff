using System.Globalization;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.AuthorizeNet;

/// <summary>Turns a transaction's details into ours. What lacks an id, a known status or a readable amount is null: we do not guess about money.</summary>
internal sealed class AuthorizeNetReader(GatewayAccount account)
{
    public static readonly DeclineTable Declines = DeclineTable.Embedded("Gateways/AuthorizeNet/declines.csv");

    public static bool IsRefund(JsonValue transaction) => transaction["transactionType"].Text == "refundTransaction";

    /// <param name="transaction">Details.</param>
    /// <param name="currency">The account's only one: details name none.</param>
    public GatewayCharge? Charge(JsonValue transaction, Currency currency)
    {
        if (GatewayId.Of(transaction["transId"].Text) is not { } id || transaction["transactionType"].Text is null || IsRefund(transaction)) return null;
        if (AuthorizeNetStatuses.Charge(transaction["transactionStatus"].Text) is not { } status || Amount(transaction, currency) is not { } amount) return null;
        var declined = status is ChargeStatus.Declined or ChargeStatus.Failed;
        var code = Code(transaction);
        return new GatewayCharge
        {
            Id = id,
            Reference = AuthorizeNetReference.Read(transaction["order"]),
            SubscriptionId = GatewayId.Of(transaction["subscription"]["id"].Written) ?? "",
            Amount = amount,
            Status = status,
            CreatedOn = Time(transaction["submitTimeUTC"]),
            SettledOn = status == ChargeStatus.Settled ? Time(transaction["batch"]["settlementTimeUTC"]) : null,
            DeclineReason = declined ? Declines.Of(code) : null,
            GatewayCode = declined ? code : "",
            GatewayText = declined ? SafeText.Of(transaction["responseReasonDescription"].Text, account) : "",
            Disputed = AuthorizeNetStatuses.IsTakenBack(transaction["transactionStatus"].Text),
            CustomerEmail = transaction["customer"]["email"].Text ?? "",
            Method = AuthorizeNetInstrument.Read(transaction),
        };
    }

    /// <inheritdoc cref="Charge"/>
    public GatewayRefund? Refund(JsonValue transaction, Currency currency)
    {
        if (GatewayId.Of(transaction["transId"].Text) is not { } id || !IsRefund(transaction)) return null;
        if (AuthorizeNetStatuses.Refund(transaction["transactionStatus"].Text) is not { } standing || Amount(transaction, currency) is not { } amount) return null;
        var failed = standing == RefundStanding.Failed;
        return new GatewayRefund(
            id,
            GatewayId.Of(transaction["refTransId"].Text) ?? "",
            AuthorizeNetReference.Read(transaction["order"]),
            amount,
            standing,
            failed ? Code(transaction) : "",
            failed ? SafeText.Of(transaction["responseReasonDescription"].Text, account) : "");
    }

    // What is, or will be, settled; a charge that never will be says only what was asked for.
    private static Money? Amount(JsonValue transaction, Currency currency)
    {
        var amount = new[] { "settleAmount", "authAmount", "requestedAmount" }.Select(name => transaction[name].Number).FirstOrDefault(it => it is > 0m);
        return amount is { } some && Money.Fits(some, currency) ? new Money(some, currency) : null;
    }

    private static string Code(JsonValue transaction) => transaction["responseReasonCode"].Whole is { } code ? code.ToString(CultureInfo.InvariantCulture) : "";

    private static DateTimeOffset? Time(JsonValue value) =>
        DateTimeOffset.TryParse(value.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
