using System.Globalization;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.PayPal;

/// <summary>Turns PayPal's objects into ours. What lacks an id, a known status or a readable amount is null: we do not guess about money.</summary>
internal static class PayPalReader
{
    public static readonly DeclineTable Declines = DeclineTable.Embedded("Gateways/PayPal/declines.csv");

    /// <summary>The charge inside an order that was captured in the same call; null when it holds no capture.</summary>
    public static GatewayCharge? Order(JsonValue order, string methodToken)
    {
        var capture = Payments(order, "captures").FirstOrDefault() is { } first ? Capture(first) : null;
        if (capture is null) return null;
        var payer = order["payment_source"]["paypal"]["email_address"].Text ?? order["payer"]["email_address"].Text ?? "";
        return capture with { CustomerEmail = payer, Method = PayPalMethod.Read(order["payment_source"], methodToken) };
    }

    public static GatewayCharge? Capture(JsonValue capture)
    {
        if (GatewayId.Of(capture["id"].Text) is not { } id || CaptureStatus(capture["status"].Text) is not { } status) return null;
        if (PayPalAmounts.Read(capture["amount"]) is not { } amount) return null;
        var declined = status is ChargeStatus.Declined or ChargeStatus.Failed;
        var code = declined ? CodeOf(capture) : "";
        return new GatewayCharge
        {
            Id = id,
            Reference = capture["invoice_id"].Text ?? capture["custom_id"].Text ?? "",
            Amount = amount,
            Status = status,
            CreatedOn = Time(capture["create_time"]),
            SettledOn = status == ChargeStatus.Settled ? Time(capture["create_time"]) : null,
            DeclineReason = declined ? ReasonOf(capture, code) : null,
            GatewayCode = code,
            NetworkAdviceCode = declined ? GatewayId.Code(capture["processor_response"]["payment_advice_code"].Text) : "",
            Network = NetworkOf(capture["network_transaction_reference"]["network"].Text),
            CustomerReference = capture["custom_id"].Text ?? "",
        };
    }

    /// <summary>Money that is held and not taken. Once it was captured the capture is the charge: null.</summary>
    public static GatewayCharge? Authorization(JsonValue authorization)
    {
        if (GatewayId.Of(authorization["id"].Text) is not { } id || AuthorizationStatus(authorization["status"].Text) is not { } status) return null;
        if (PayPalAmounts.Read(authorization["amount"]) is not { } amount) return null;
        var denied = status == ChargeStatus.Declined;
        return new GatewayCharge
        {
            Id = id,
            Reference = authorization["invoice_id"].Text ?? authorization["custom_id"].Text ?? "",
            Amount = amount,
            Status = status,
            CreatedOn = Time(authorization["create_time"]),
            DeclineReason = denied ? ReasonOf(authorization, CodeOf(authorization)) : null,
            GatewayCode = denied ? CodeOf(authorization) : "",
            CustomerReference = authorization["custom_id"].Text ?? "",
        };
    }

    public static GatewayRefund? Refund(JsonValue refund)
    {
        if (GatewayId.Of(refund["id"].Text) is not { } id || RefundStatus(refund["status"].Text) is not { } standing) return null;
        if (PayPalAmounts.Read(refund["amount"]) is not { } amount) return null;
        var failure = standing == RefundStanding.Failed ? GatewayId.Code(refund["status_details"]["reason"].Text ?? refund["status"].Text) : "";
        return new GatewayRefund(
            id, CaptureOf(refund) ?? "", refund["invoice_id"].Text ?? "", amount, standing, failure, "", GatewayId.Code(refund["acquirer_reference_number"].Text));
    }

    /// <summary>The id of the capture that a refund links up to; null when it does not.</summary>
    public static string? CaptureOf(JsonValue refund)
    {
        const string Captures = "/captures/";
        var href = refund["links"].Items.FirstOrDefault(link => link["rel"].Text == "up")?["href"].Text ?? "";
        var at = href.IndexOf(Captures, StringComparison.Ordinal);
        return at < 0 ? null : GatewayId.Of(href.Substring(at + Captures.Length));
    }

    /// <summary>Captures or refunds of all purchase units of an order.</summary>
    public static IEnumerable<JsonValue> Payments(JsonValue order, string kind) =>
        order["purchase_units"].Items.SelectMany(unit => unit["payments"][kind].Items);

    // The money is on the merchant's PayPal account as soon as the capture is COMPLETED: there is no settlement to wait for.
    private static ChargeStatus? CaptureStatus(string? status) => status switch
    {
        "COMPLETED" or "PARTIALLY_REFUNDED" or "REFUNDED" => ChargeStatus.Settled,
        "PENDING" => ChargeStatus.Pending,
        "DECLINED" => ChargeStatus.Declined,
        "FAILED" => ChargeStatus.Failed,
        _ => null,
    };

    private static ChargeStatus? AuthorizationStatus(string? status) => status switch
    {
        "CREATED" => ChargeStatus.Authorized,
        "PENDING" => ChargeStatus.Pending,
        "DENIED" => ChargeStatus.Declined,
        "VOIDED" => ChargeStatus.Voided,
        _ => null,
    };

    private static RefundStanding? RefundStatus(string? status) => status switch
    {
        "COMPLETED" => RefundStanding.Succeeded,
        "PENDING" => RefundStanding.Processing,
        "FAILED" or "CANCELLED" => RefundStanding.Failed,
        _ => null,
    };

    private static string CodeOf(JsonValue payment) =>
        GatewayId.Code(payment["processor_response"]["response_code"].Text ?? payment["status_details"]["reason"].Text ?? payment["status"].Text);

    private static string NetworkOf(string? network) => network switch
    {
        null => "",
        "VISA" => "Visa",
        "MASTERCARD" => "Mastercard",
        "AMEX" => "American Express",
        "DISCOVER" => "Discover",
        { Length: <= 20 } => network,
        _ => "",
    };

    // A network's advice says what to do now, and counts more than the code.
    private static DeclineReason ReasonOf(JsonValue payment, string code) =>
        payment["processor_response"]["payment_advice_code"].Text is { } advice && Declines.Of("advice-" + advice) is not DeclineReason.Unrecognized and var advised
            ? advised
            : Declines.Of(code);

    private static DateTimeOffset? Time(JsonValue time) =>
        DateTimeOffset.TryParse(time.Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var told) ? told : null;
}
