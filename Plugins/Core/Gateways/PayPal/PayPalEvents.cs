using System.Globalization;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.PayPal;

/// <summary>What the types of PayPal's events mean for us.</summary>
internal static class PayPalEvents
{
    public static GatewayNotification Read(JsonValue notification)
    {
        var type = notification["event_type"].Text ?? "";
        var resource = notification["resource"];
        var when = DateTimeOffset.TryParse(notification["create_time"].Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var told) ? told : (DateTimeOffset?)null;
        return type switch
        {
            "PAYMENT.CAPTURE.COMPLETED" or "PAYMENT.CAPTURE.PENDING" or "PAYMENT.CAPTURE.DECLINED" or "PAYMENT.CAPTURE.DENIED" => Charge(when, resource, type),
            "PAYMENT.CAPTURE.REFUNDED" or "PAYMENT.REFUND.PENDING" or "PAYMENT.REFUND.FAILED" => Refund(when, resource, type),
            "PAYMENT.CAPTURE.REVERSED" => Reversal(when, resource),
            "INVOICING.INVOICE.PAID" => Invoice(resource),
            "CUSTOMER.DISPUTE.CREATED" or "CUSTOMER.DISPUTE.UPDATED" or "CUSTOMER.DISPUTE.RESOLVED" => Dispute(when, resource),
            // A held authorization is not told of: its money would be in the CRM twice once the capture, with an id of its own, follows.
            _ => new GatewayNotification.Irrelevant(),
        };
    }

    private static GatewayNotification Charge(DateTimeOffset? when, JsonValue resource, string type) =>
        PayPalReader.Capture(resource) is { } charge ? new GatewayNotification.Facts(when, [charge], [], [], []) : Unreadable(type);

    // Which payment it was, and under which reference, the invoice itself says best.
    private static GatewayNotification Invoice(JsonValue resource) =>
        GatewayId.Of(resource["id"].Text ?? resource["invoice"]["id"].Text) is { } id
            ? new GatewayNotification.Hint(id)
            : new GatewayNotification.Unreadable("The event does not say which invoice was paid.");

    private static GatewayNotification Refund(DateTimeOffset? when, JsonValue resource, string type) =>
        PayPalReader.Refund(resource) is { } refund ? new GatewayNotification.Facts(when, [], [refund], [], []) : Unreadable(type);

    // PayPal has taken the money back itself (a chargeback, a claim): to refund it would pay the customer twice.
    private static GatewayNotification Reversal(DateTimeOffset? when, JsonValue resource) =>
        (PayPalReader.CaptureOf(resource) ?? GatewayId.Of(resource["id"].Text)) is { } charge
            ? new GatewayNotification.Facts(when, [], [], [charge], [])
            : Unreadable("PAYMENT.CAPTURE.REVERSED");

    private static GatewayNotification Dispute(DateTimeOffset? when, JsonValue dispute)
    {
        var charges = dispute["disputed_transactions"].Items.Select(row => GatewayId.Of(row["seller_transaction_id"].Text)).OfType<string>().ToList();
        if (charges.Count == 0 || dispute["status"].Text is not { } status) return new GatewayNotification.Unreadable("The dispute does not say which charge it is about, or how it stands.");
        var standing = Standing(status, dispute["dispute_outcome"]["outcome_code"].Text);
        var id = GatewayId.Of(dispute["dispute_id"].Text) ?? "";

        // The amount is the dispute's: of several payments in one dispute it is not told how much belongs to which.
        var amount = charges.Count == 1 ? PayPalAmounts.Read(dispute["dispute_amount"]) : null;
        return GatewayNotification.Facts.Of(when, [.. charges.Select(charge => new GatewayDispute(id, charge, standing, amount))]);
    }

    /// <summary>PayPal pays the customer itself where it resolves with a payout: we keep the money.</summary>
    private static DisputeStanding Standing(string status, string? outcome) => status != "RESOLVED" ? DisputeStanding.Open : outcome switch
    {
        "RESOLVED_SELLER_FAVOUR" or "CANCELED_BY_BUYER" or "DENIED" or "RESOLVED_WITH_PAYOUT" => DisputeStanding.Won,
        "RESOLVED_BUYER_FAVOUR" or "ACCEPTED" => DisputeStanding.Lost,
        _ => DisputeStanding.Open,
    };

    private static GatewayNotification.Unreadable Unreadable(string type) =>
        new($"The {type} event lacks an id, an amount, a currency or a known status.");
}
