using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Stripe;

/// <summary>What the types of Stripe's events mean for us.</summary>
internal static class StripeEvents
{
    // An intent that nobody has paid or tried to pay is not a charge yet.
    private static readonly HashSet<string> OfIntents = new(StringComparer.Ordinal)
    {
        "payment_intent.succeeded", "payment_intent.payment_failed", "payment_intent.processing", "payment_intent.canceled",
        "payment_intent.amount_capturable_updated", "payment_intent.partially_funded",
    };

    private static readonly HashSet<string> OfCharges = new(StringComparer.Ordinal)
    { "charge.succeeded", "charge.captured", "charge.failed", "charge.pending", "charge.expired", "charge.updated", "charge.refunded" };

    private static readonly HashSet<string> OfRefunds = new(StringComparer.Ordinal)
    { "refund.created", "refund.updated", "refund.failed", "charge.refund.updated" };

    // What became of a subscription's charge. invoice.payment_succeeded says the same as invoice.paid.
    private static readonly HashSet<string> OfInvoices = new(StringComparer.Ordinal) { "invoice.payment_failed", "invoice.paid" };

    // Stripe's card updater, or whoever changed it.
    private static readonly HashSet<string> OfMethods = new(StringComparer.Ordinal) { "payment_method.automatically_updated", "payment_method.updated" };

    // Read without secrets: a notification's texts are not kept.
    private static readonly StripeReader Reader = new(null);

    public static GatewayNotification Read(JsonValue notification)
    {
        var type = notification["type"].Text ?? "";
        var subject = notification["data"]["object"];
        var when = notification["created"].Whole is > 0 and < 253402300800 and var created ? DateTimeOffset.FromUnixTimeSeconds(created) : (DateTimeOffset?)null;
        if (OfIntents.Contains(type)) return Charge(when, Reader.Intent(subject), type);
        if (OfCharges.Contains(type)) return Charge(when, Reader.Charge(subject), type);
        if (OfRefunds.Contains(type)) return Refund(when, Reader.Refund(subject), type);
        if (OfMethods.Contains(type)) return Method(subject, type);
        if (OfInvoices.Contains(type)) return Invoice(subject, type);
        return type.StartsWith("charge.dispute.", StringComparison.Ordinal) ? Dispute(when, subject) : new GatewayNotification.Irrelevant();
    }

    private static GatewayNotification Charge(DateTimeOffset? when, GatewayCharge? charge, string type) =>
        charge is null ? Unreadable(type) : new GatewayNotification.Facts(when, [charge], charge.Refunds, [], []);

    private static GatewayNotification Refund(DateTimeOffset? when, GatewayRefund? refund, string type) =>
        refund is null ? Unreadable(type) : new GatewayNotification.Facts(when, [], [refund], [], []);

    private static GatewayNotification Method(JsonValue method, string type) => StripeMethod.Stored(method) is { Token.Length: > 0 } stored
        ? new GatewayNotification.Renewed(stored, StripeMethod.Fingerprint(method))
        : new GatewayNotification.Unreadable($"The {type} event does not say which method it is about, or what it is.");

    /// <summary>An invoice that no subscription made is told by its PaymentIntent alone.</summary>
    private static GatewayNotification Invoice(JsonValue invoice, string type)
    {
        if (GatewayId.Of(invoice["id"].Text) is not { } id || !StripeInvoices.IsInvoice(id)) return Unreadable(type);
        return StripeInvoices.SubscriptionOf(invoice) is null ? new GatewayNotification.Irrelevant() : new GatewayNotification.Hint(id, StripeInvoices.CustomerOf(invoice));
    }

    private static GatewayNotification Dispute(DateTimeOffset? when, JsonValue dispute)
    {
        if ((StripeReader.IdOf(dispute["payment_intent"]) ?? StripeReader.IdOf(dispute["charge"])) is not { } charge || dispute["status"].Text is null)
            return new GatewayNotification.Unreadable("The dispute does not say which charge it is about, or how it stands.");
        var standing = dispute["status"].Text == "lost" ? DisputeStanding.Lost : StripeReader.IsAgainstUs(dispute) ? DisputeStanding.Open : DisputeStanding.Won;
        var amount = StripeAmounts.FromUnits(dispute["amount"].Whole, dispute["currency"].Text);
        return GatewayNotification.Facts.Of(when, new GatewayDispute(GatewayId.Of(dispute["id"].Text) ?? "", charge, standing, amount));
    }

    private static GatewayNotification.Unreadable Unreadable(string type) =>
        new($"The {type} event lacks an id, an amount, a currency or a known status.");
}
