using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Stripe;

/// <summary>Invoices of Stripe Billing: for which subscription one is, and by which PaymentIntent it is paid. Neither a PaymentIntent nor an invoice's event names the other, so an invoice is asked for its payments.</summary>
internal sealed class StripeInvoices(StripeClient client, StripeLookups lookups)
{
    public static bool IsInvoice(string id) => id.StartsWith("in_", StringComparison.Ordinal);

    /// <summary>The subscription's id; null: the invoice was made for something else.</summary>
    /// <remarks>An endpoint that is pinned to a version before 2025-03-31 still names it at the top.</remarks>
    public static string? SubscriptionOf(JsonValue invoice) =>
        StripeReader.IdOf(invoice["parent"]["subscription_details"]["subscription"]) ?? StripeReader.IdOf(invoice["subscription"]);

    /// <summary>The CRM's id of the customer, as it was left on the subscription or on the invoice; empty for none.</summary>
    public static string CustomerOf(JsonValue invoice) =>
        invoice["parent"]["subscription_details"]["metadata"]["crm_customer_id"].Text ?? invoice["metadata"]["crm_customer_id"].Text ?? "";

    /// <summary>The charge of an invoice, tied to its subscription; nothing where nothing was charged for it (free, by credit, outside of Stripe).</summary>
    public async Task<LookupResult<GatewayNotification.Facts>> FactsAsync(string invoiceId, CancellationToken cancel)
    {
        var answer = await client.GetAsync($"invoices/{Uri.EscapeDataString(invoiceId)}", StripeGateway.Fields("expand[0]", "payments"), cancel).ConfigureAwait(false);
        if (answer is not StripeAnswer.Data { Value: var invoice } || invoice["id"].Text != invoiceId || invoice["payments"]["data"].Kind != JsonKind.Array)
            return StripeLookups.Found<GatewayNotification.Facts>(answer, _ => null);
        if (IntentOf(invoice["payments"]["data"].Items) is not { } intent) return Told([]);
        var charge = await lookups.ChargeAsync(intent, cancel).ConfigureAwait(false);
        return charge.Match(
            it => Told([it with { SubscriptionId = SubscriptionOf(invoice) ?? "", CustomerReference = it.CustomerReference.Length > 0 ? it.CustomerReference : CustomerOf(invoice) }]),
            () => new LookupResult<GatewayNotification.Facts>.Unavailable("Stripe's invoice names a PaymentIntent that Stripe does not know."),
            text => new LookupResult<GatewayNotification.Facts>.Unavailable(text));
    }

    // Every retry of an invoice goes over the same PaymentIntent, the default one.
    private static string? IntentOf(IEnumerable<JsonValue> payments) =>
        payments.OrderByDescending(payment => payment["is_default"].Flag == true).Select(payment => StripeReader.IdOf(payment["payment"]["payment_intent"])).FirstOrDefault();

    private static LookupResult<GatewayNotification.Facts> Told(IReadOnlyList<GatewayCharge> charges) =>
        new LookupResult<GatewayNotification.Facts>.Found(new(null, charges, [.. charges.SelectMany(charge => charge.Refunds)], [], []));
}
