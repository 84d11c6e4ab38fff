using CrmPayments.Emulator.Gateways.Books;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>Invoices as the vendor writes them since version 2025-03-31: the payments are told only to those who expand them, and never in events.</summary>
internal static class StripeInvoices
{
    /// <summary>The invoice of a PaymentIntent; it gets one, of a subscription of its own, when it is first asked for.</summary>
    public static StripeInvoice Of(Page page, StripeIntent intent, DateTimeOffset now) => page.OwnedBy<StripeInvoice>(intent.Id) is [var known, ..]
        ? known
        : page.Put(new StripeInvoice(VendorIds.Stripe("in_"), intent.Id, intent.Id.Replace("pi_", "sub_", StringComparison.Ordinal), now));

    public static JObject Write(Page page, StripeInvoice invoice)
    {
        var intent = page.Find<StripeIntent>(invoice.IntentId) ?? throw new InvalidOperationException("An invoice without its PaymentIntent was booked.");
        var paid = intent.Status == StripeIntent.Succeeded;
        return new JObject
        {
            ["id"] = invoice.Id,
            ["object"] = "invoice",
            ["amount_due"] = intent.Amount,
            ["amount_paid"] = paid ? intent.Amount : 0,
            ["amount_remaining"] = paid ? 0 : intent.Amount,
            ["attempt_count"] = page.OwnedBy<StripeCharge>(intent.Id).Count,
            ["attempted"] = true,
            ["billing_reason"] = "subscription_cycle",
            ["collection_method"] = "charge_automatically",
            ["created"] = invoice.CreatedOn.ToUnixTimeSeconds(),
            ["currency"] = intent.Currency,
            ["customer"] = intent.CustomerId,
            ["livemode"] = false,
            ["metadata"] = new JObject(),
            ["next_payment_attempt"] = null,
            ["parent"] = new JObject
            {
                ["quote_details"] = null,
                ["subscription_details"] = new JObject { ["metadata"] = new JObject(), ["subscription"] = invoice.SubscriptionId },
                ["type"] = "subscription_details",
            },
            ["status"] = paid ? "paid" : "open",
            ["total"] = intent.Amount,
        };
    }

    /// <summary>What an invoice shows as its payments when they are expanded.</summary>
    public static JObject Payments(Page page, string invoiceId)
    {
        var invoice = page.Find<StripeInvoice>(invoiceId) ?? throw new InvalidOperationException("The invoice was found a moment ago.");
        var intent = page.Find<StripeIntent>(invoice.IntentId)!;
        var paid = intent.Status == StripeIntent.Succeeded;
        var payment = new JObject
        {
            ["id"] = invoice.Id.Replace("in_", "inpay_", StringComparison.Ordinal),
            ["object"] = "invoice_payment",
            ["amount_paid"] = paid ? intent.Amount : null,
            ["amount_requested"] = intent.Amount,
            ["created"] = invoice.CreatedOn.ToUnixTimeSeconds(),
            ["currency"] = intent.Currency,
            ["invoice"] = invoice.Id,
            ["is_default"] = true,
            ["livemode"] = false,
            ["payment"] = new JObject { ["payment_intent"] = intent.Id, ["type"] = "payment_intent" },
            ["status"] = paid ? "paid" : "open",
        };
        return StripeJson.List("/v1/invoice_payments", [payment], hasMore: false);
    }
}
