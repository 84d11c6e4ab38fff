using System.Globalization;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Niubiz;

/// <summary>Turns Niubiz's sales into ours. What lacks an id, a known status or a readable amount is null: we do not guess about money.</summary>
internal sealed class NiubizReader(GatewayAccount account)
{
    public static readonly DeclineTable Declines = DeclineTable.Embedded("Gateways/Niubiz/declines.csv");

    // Peru has no summer time.
    private static readonly TimeSpan Lima = TimeSpan.FromHours(-5);

    /// <summary>The answer to an authorization or a query.</summary>
    /// <param name="sale">An object with order and dataMap.</param>
    /// <param name="now">Niubiz's own time; null: unknown, then nothing counts as settled by its age.</param>
    public GatewayCharge? Charge(JsonValue sale, DateTimeOffset? now)
    {
        JsonValue order = sale["order"], map = sale["dataMap"];
        var on = Time(order["transactionDate"].Text ?? map["TRANSACTION_DATE"].Text);
        if (Id(order["transactionId"]) is not { } id || Amount(order, map) is not { } amount || Status(sale, on, now) is not { } status) return null;
        var declined = status == ChargeStatus.Declined;
        var code = GatewayId.Code(map["ACTION_CODE"].Text ?? order["actionCode"].Text);
        return new GatewayCharge
        {
            Id = id,
            Reference = order["externalTransactionId"].Text ?? "",
            Amount = amount,
            Status = status,
            CreatedOn = on,
            DeclineReason = declined ? Declines.Of(code) : null,
            GatewayCode = declined ? code : "",
            GatewayText = declined ? SafeText.Of(map["ACTION_DESCRIPTION"].Text, account) : "",
            NetworkCode = declined ? NetworkCode(map) : "",
            Method = Method(map),
        };
    }

    /// <summary>An id, whether it is written as a text or as a number; null: none.</summary>
    public static string? Id(JsonValue value) => GatewayId.Of(value.Text ?? value.Whole?.ToString(CultureInfo.InvariantCulture));

    /// <summary>What the card's own network answered; empty where Niubiz, or its fraud check, said no by itself.</summary>
    /// <param name="map">dataMap, or a refusal's data.</param>
    public static string NetworkCode(JsonValue map) => GatewayId.Code(map["BRAND_ACTION_CODE"].Text) is var code and not "00" ? code : "";

    /// <summary>As a brand is called here; may be empty.</summary>
    /// <param name="map">As above.</param>
    public static string Network(JsonValue map) => Brand(map["BRAND"].Text);

    /// <summary>Both places that tell the status must agree; a contradiction is no answer.</summary>
    private static ChargeStatus? Status(JsonValue sale, DateTimeOffset? on, DateTimeOffset? now)
    {
        string? ofOrder = sale["order"]["status"].Text, ofMap = sale["dataMap"]["STATUS"].Text;
        if (ofOrder is not null && ofMap is not null && ofOrder != ofMap) return null;
        var held = sale["fulfillment"]["countable"].Flag == false;
        return (ofOrder ?? ofMap) switch
        {
            "Authorized" => held ? ChargeStatus.Authorized : IsOfAnEarlierDay(on, now) ? ChargeStatus.Settled : ChargeStatus.Captured,
            "Confirmed" => ChargeStatus.Settled,
            "Voided" => ChargeStatus.Voided,
            "Not Authorized" or "Reject" => ChargeStatus.Declined,
            "Verified" or "Review" => ChargeStatus.Pending,
            _ => null,
        };
    }

    /// <summary>The merchant's day has closed since: what can only be voided until then can only be refunded now.</summary>
    private static bool IsOfAnEarlierDay(DateTimeOffset? on, DateTimeOffset? now) => on is not null && now is not null && now.Value.ToOffset(Lima).Date > on.Value.ToOffset(Lima).Date;

    private static Money? Amount(JsonValue order, JsonValue map)
    {
        var code = order["currency"].Text ?? map["CURRENCY"].Text;
        if (order["amount"].Number is not { } amount || amount <= 0m || (code switch { "PEN" or "0604" => "PEN", "USD" or "0840" => "USD", _ => null }) is not { } iso) return null;
        var currency = Currency.Of(iso);
        return Money.Fits(amount, currency) ? new Money(amount, currency) : null;
    }

    private static DateTimeOffset? Time(string? text) =>
        DateTime.TryParseExact(text, "yyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? new DateTimeOffset(local, Lima).ToUniversalTime() : null;

    private static GatewayPaymentMethod? Method(JsonValue map)
    {
        if (map["CARD"].Text is not { Length: >= 4 and <= 30 } card) return null;
        var end = card.Substring(card.Length - 4);
        return new GatewayPaymentMethod("", PaymentMethodKind.Card, Brand(map["BRAND"].Text), end.All(digit => digit is >= '0' and <= '9') ? end : "", null, null);
    }

    private static string Brand(string? brand) => brand switch
    {
        "visa" => "Visa",
        "mastercard" => "Mastercard",
        "amex" => "American Express",
        "dinersclub" => "Diners Club",
        "unionpay" => "UnionPay",
        { Length: <= 30 } => brand,
        _ => "",
    };
}
