using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Stripe;

/// <summary>Turns Stripe's objects into ours. What lacks an id, a known status or a readable amount is null: we do not guess about money.</summary>
internal sealed class StripeReader(GatewayAccount? account)
{
    public static readonly DeclineTable Declines = DeclineTable.Embedded("Gateways/Stripe/declines.csv");

    /// <summary>A PaymentIntent, with latest_charge expanded or not.</summary>
    public GatewayCharge? Intent(JsonValue intent)
    {
        if (GatewayId.Of(intent["id"].Text) is not { } id || IntentStatus(intent) is not { } status) return null;
        var units = intent["amount_received"].Whole is > 0 ? intent["amount_received"].Whole : intent["amount"].Whole;
        if (StripeAmounts.FromUnits(units, intent["currency"].Text) is not { } amount) return null;
        var charge = intent["latest_charge"];
        var error = intent["last_payment_error"];
        return Filled(id, amount, status, intent, charge, error["decline_code"].Text ?? error["code"].Text, error["message"].Text) is var filled && HasFailed(status)
            ? filled with { NetworkCode = Told(error["network_decline_code"], filled.NetworkCode), NetworkAdviceCode = Advice(error) is { Length: > 0 } advice ? advice : filled.NetworkAdviceCode }
            : filled;
    }

    /// <summary>A Charge. It goes by the id of its PaymentIntent, where it has one.</summary>
    public GatewayCharge? Charge(JsonValue charge)
    {
        if (GatewayId.Of(charge["id"].Text) is not { } own || ChargeStatusOf(charge) is not { } status) return null;
        var units = charge["amount_captured"].Whole is > 0 ? charge["amount_captured"].Whole : charge["amount"].Whole;
        if (StripeAmounts.FromUnits(units, charge["currency"].Text) is not { } amount) return null;
        // The outcome's reason is the bank's decline code or the risk rule's name; the failure code is coarser.
        var code = charge["outcome"]["reason"].Text ?? charge["failure_code"].Text;
        return Filled(IdOf(charge["payment_intent"]) ?? own, amount, status, charge, charge, code, charge["failure_message"].Text);
    }

    public GatewayRefund? Refund(JsonValue refund)
    {
        if (GatewayId.Of(refund["id"].Text) is not { } id || RefundStatus(refund["status"].Text) is not { } standing) return null;
        if (StripeAmounts.FromUnits(refund["amount"].Whole, refund["currency"].Text) is not { } amount) return null;
        var failure = standing == RefundStanding.Failed ? GatewayId.Code(refund["failure_reason"].Text ?? refund["status"].Text)
            : standing == RefundStanding.Processing && refund["pending_reason"].Text == "insufficient_funds" ? GatewayRefund.LowBalance
            : "";
        return new GatewayRefund(
            id,
            IdOf(refund["payment_intent"]) ?? IdOf(refund["charge"]) ?? "",
            refund["metadata"]["refund_ref"].Text ?? "",
            amount,
            standing,
            failure,
            "",
            GatewayId.Code(refund["destination_details"]["card"]["reference"].Text));
    }

    /// <summary>The id of an object that is expanded or not; null when there is none.</summary>
    public static string? IdOf(JsonValue reference) => GatewayId.Of(reference.Text ?? reference["id"].Text);

    /// <summary>A dispute that holds the money: not one that ended for us, nor an inquiry that was closed.</summary>
    public static bool IsAgainstUs(JsonValue dispute) => dispute["status"].Text is not ("won" or "warning_closed" or "prevented");

    private GatewayCharge Filled(string id, Money amount, ChargeStatus status, JsonValue bearer, JsonValue charge, string? code, string? text)
    {
        var declined = HasFailed(status);
        var outcome = charge["outcome"];
        return new GatewayCharge
        {
            Id = id,
            Reference = bearer["metadata"]["order_id"].Text ?? "",
            Amount = amount,
            Status = status,
            CreatedOn = Time(bearer["created"].Whole),
            DeclineReason = declined ? Declines.Of(code ?? "") : null,
            GatewayCode = declined ? GatewayId.Code(code) : "",
            GatewayText = declined && account is not null ? SafeText.Of(text, account) : "",
            NetworkCode = declined ? GatewayId.Code(outcome["network_decline_code"].Text) : "",
            NetworkAdviceCode = declined ? Advice(outcome) : "",
            Network = StripeMethod.Network(charge["payment_method_details"]),
            CardFingerprint = StripeMethod.Fingerprint(charge["payment_method_details"]),
            Disputed = charge["disputed"].Flag ?? false,
            CustomerReference = bearer["metadata"]["crm_customer_id"].Text ?? charge["metadata"]["crm_customer_id"].Text ?? "",
            CustomerEmail = charge["billing_details"]["email"].Text ?? bearer["receipt_email"].Text ?? "",
            Method = StripeMethod.Read(bearer, charge),
            Refunds = charge["refunds"]["data"].Items.Select(Refund).OfType<GatewayRefund>().ToList(),
        };
    }

    private static bool HasFailed(ChargeStatus status) => status is ChargeStatus.Declined or ChargeStatus.Failed;

    /// <summary>The network's own advice, else Stripe's reading of it (do_not_try_again); empty for none.</summary>
    /// <param name="told">An error, or the outcome of a charge.</param>
    public static string Advice(JsonValue told) => Told(told["network_advice_code"], GatewayId.Code(told["advice_code"].Text));

    private static string Told(JsonValue code, string otherwise) => GatewayId.Code(code.Text) is { Length: > 0 } told ? told : otherwise;

    private static ChargeStatus? IntentStatus(JsonValue intent) => intent["status"].Text switch
    {
        "succeeded" => ChargeStatus.Captured,
        "processing" or "requires_confirmation" or "requires_action" => ChargeStatus.Pending,
        "requires_capture" => ChargeStatus.Authorized,
        "requires_payment_method" => intent["last_payment_error"].IsObject ? ChargeStatus.Declined : ChargeStatus.Pending,
        "canceled" => ChargeStatus.Voided,
        _ => null,
    };

    private static ChargeStatus? ChargeStatusOf(JsonValue charge) => charge["status"].Text switch
    {
        "succeeded" when charge["captured"].Flag == true => ChargeStatus.Captured,
        // An authorization that was released counts as wholly refunded without ever having been captured.
        "succeeded" => charge["refunded"].Flag == true ? ChargeStatus.Voided : ChargeStatus.Authorized,
        "pending" => ChargeStatus.Pending,
        "failed" => ChargeStatus.Declined,
        _ => null,
    };

    private static RefundStanding? RefundStatus(string? status) => status switch
    {
        "succeeded" => RefundStanding.Succeeded,
        "pending" or "requires_action" => RefundStanding.Processing,
        "failed" or "canceled" => RefundStanding.Failed,
        _ => null,
    };

    private static DateTimeOffset? Time(long? unix) => unix is > 0 and < 253402300800 ? DateTimeOffset.FromUnixTimeSeconds(unix.Value) : null;
}
