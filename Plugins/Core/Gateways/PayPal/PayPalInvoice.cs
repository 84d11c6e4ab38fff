using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.PayPal;

/// <summary>Turns an invoice into a payment link, and its payment into a charge.</summary>
internal static class PayPalInvoice
{
    /// <returns>Null when it lacks an id, an amount or a known status.</returns>
    public static PaymentLink? Read(JsonValue invoice)
    {
        if (GatewayId.Of(invoice["id"].Text) is not { } id || PayPalAmounts.Read(invoice["amount"]) is not { } amount || Status(invoice["status"].Text) is not { } status) return null;
        var detail = invoice["detail"];
        var url = status == PaymentLinkStatus.Open ? PaymentLink.SafeUrl(detail["metadata"]["recipient_view_url"].Text) : "";
        return new PaymentLink(id, detail["reference"].Text ?? "", url, amount, status, Charge(invoice, status));
    }

    // What was recorded as paid in cash or by a check is no charge of PayPal's.
    private static GatewayCharge? Charge(JsonValue invoice, PaymentLinkStatus status)
    {
        var payment = invoice["payments"]["transactions"].Items.FirstOrDefault(it => it["type"].Text == "PAYPAL") ?? JsonValue.Missing;
        if (GatewayId.Of(payment["payment_id"].Text) is not { } id || PayPalAmounts.Read(payment["amount"]) is not { } amount) return null;
        var recipients = invoice["primary_recipients"].Items;
        return new GatewayCharge
        {
            Id = id,
            Reference = invoice["detail"]["reference"].Text ?? "",
            Amount = amount,
            Status = status == PaymentLinkStatus.Paid ? ChargeStatus.Settled : ChargeStatus.Pending,
            CustomerReference = invoice["detail"]["memo"].Text ?? "",
            CustomerEmail = recipients.Count > 0 ? recipients[0]["billing_info"]["email_address"].Text ?? "" : "",
        };
    }

    private static PaymentLinkStatus? Status(string? status) => status switch
    {
        "SENT" or "UNPAID" => PaymentLinkStatus.Open,
        // What goes back afterwards does not unpay it.
        "PAID" or "MARKED_AS_PAID" or "REFUNDED" or "PARTIALLY_REFUNDED" or "MARKED_AS_REFUNDED" => PaymentLinkStatus.Paid,
        "PAYMENT_PENDING" or "PARTIALLY_PAID" => PaymentLinkStatus.Pending,
        "CANCELLED" => PaymentLinkStatus.Closed,
        _ => null,
    };
}
