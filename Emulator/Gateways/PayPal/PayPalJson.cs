using System.Globalization;
using CrmPayments.Emulator.Gateways.Books;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.PayPal;

/// <summary>Writes objects as the vendor's API shows them.</summary>
internal sealed class PayPalJson(Page page)
{
    /// <summary>What links in bodies begin with, here as at the vendor's.</summary>
    public const string Host = "https://api.sandbox.paypal.com/";

    public JObject Order(PayPalOrder order)
    {
        var captures = page.OwnedBy<PayPalCapture>(order.Id).Reverse().ToList();
        var payments = new JObject();
        Put(payments, "authorizations", page.OwnedBy<PayPalAuthorization>(order.Id).Reverse().Select(Authorization));
        Put(payments, "captures", captures.Select(Capture));
        Put(payments, "refunds", captures.SelectMany(capture => page.OwnedBy<PayPalRefund>(capture.Id).Reverse()).Select(Refund));
        var unit = new JObject { ["reference_id"] = order.ReferenceId, ["amount"] = PayPalMoney.Write(order.Amount, order.Currency) };
        Put(unit, "invoice_id", order.InvoiceId);
        Put(unit, "custom_id", order.CustomId);
        if (payments.HasValues) unit["payments"] = payments;
        var body = new JObject { ["id"] = order.Id, ["intent"] = order.Intent, ["status"] = order.Status, ["purchase_units"] = new JArray(unit), ["create_time"] = Time(order.CreatedOn) };
        if (order.Source is { } source) body["payment_source"] = Source(source);
        body["links"] = new JArray(Link("self", $"v2/checkout/orders/{order.Id}"));
        if (order.Status == PayPalOrder.Created) ((JArray)body["links"]!).Add(new JObject { ["rel"] = "approve", ["method"] = "GET", ["href"] = $"https://www.sandbox.paypal.com/checkoutnow?token={order.Id}" });
        return body;
    }

    public JObject Capture(PayPalCapture capture)
    {
        var body = Payment(capture.Id, Status(capture), capture.Reason, capture.Amount, capture.Currency, capture.InvoiceId, capture.CustomId, capture.CreatedOn);
        body["final_capture"] = true;
        var related = new JObject { ["order_id"] = capture.OrderId };
        Put(related, "authorization_id", capture.AuthorizationId);
        body["supplementary_data"] = new JObject { ["related_ids"] = related };
        if (capture.ResponseCode.Length > 0) body["processor_response"] = Processor(capture);
        if (capture.Network.Length > 0) body["network_transaction_reference"] = new JObject { ["id"] = capture.Id, ["network"] = capture.Network };
        body["links"] = new JArray(
            Link("self", $"v2/payments/captures/{capture.Id}"),
            Link("refund", $"v2/payments/captures/{capture.Id}/refund", "POST"),
            capture.AuthorizationId.Length > 0 ? Link("up", $"v2/payments/authorizations/{capture.AuthorizationId}") : Link("up", $"v2/checkout/orders/{capture.OrderId}"));
        return body;
    }

    private static JObject Processor(PayPalCapture capture)
    {
        var processor = new JObject { ["response_code"] = capture.ResponseCode };
        if (capture.AdviceCode.Length > 0) processor["payment_advice_code"] = capture.AdviceCode;
        return processor;
    }

    public static JObject Authorization(PayPalAuthorization authorization)
    {
        var body = Payment(authorization.Id, authorization.Status, "", authorization.Amount, authorization.Currency, authorization.InvoiceId, authorization.CustomId, authorization.CreatedOn);
        body["expiration_time"] = Time(authorization.CreatedOn.AddDays(29));
        body["supplementary_data"] = new JObject { ["related_ids"] = new JObject { ["order_id"] = authorization.OrderId } };
        body["links"] = new JArray(
            Link("self", $"v2/payments/authorizations/{authorization.Id}"),
            Link("capture", $"v2/payments/authorizations/{authorization.Id}/capture", "POST"),
            Link("void", $"v2/payments/authorizations/{authorization.Id}/void", "POST"),
            Link("up", $"v2/checkout/orders/{authorization.OrderId}"));
        return body;
    }

    public JObject Refund(PayPalRefund refund)
    {
        var body = Payment(refund.Id, refund.Status, refund.Status == PayPalRefund.Completed ? "" : "ECHECK", refund.Amount, refund.Currency, refund.InvoiceId, refund.CustomId, refund.CreatedOn);
        Put(body, "note_to_payer", refund.Note);
        var total = page.OwnedBy<PayPalRefund>(refund.CaptureId).Where(other => other.IsLive).Sum(other => other.Amount);
        body["seller_payable_breakdown"] = new JObject { ["gross_amount"] = PayPalMoney.Write(refund.Amount, refund.Currency), ["total_refunded_amount"] = PayPalMoney.Write(total, refund.Currency) };
        body["links"] = new JArray(Link("self", $"v2/payments/refunds/{refund.Id}"), Link("up", $"v2/payments/captures/{refund.CaptureId}"));
        return body;
    }

    public static JObject VaultToken(PayPalVaultToken token)
    {
        var path = token.IsSetup ? "setup-tokens" : "payment-tokens";
        var body = new JObject { ["id"] = token.Id, ["customer"] = new JObject { ["id"] = token.CustomerId }, ["payment_source"] = Source(token.Source), ["links"] = new JArray(Link("self", $"v3/vault/{path}/{token.Id}")) };
        if (token.IsSetup) body["status"] = "APPROVED";
        return body;
    }

    public static JObject Invoice(PayPalInvoice invoice)
    {
        var detail = new JObject { ["invoice_number"] = invoice.Number, ["reference"] = invoice.InvoiceReference, ["currency_code"] = invoice.Currency };
        Put(detail, "memo", invoice.Memo);
        if (invoice.DueDate.Length > 0) detail["payment_term"] = new JObject { ["due_date"] = invoice.DueDate };
        detail["metadata"] = new JObject { ["create_time"] = Time(invoice.CreatedOn) };
        Put((JObject)detail["metadata"]!, "recipient_view_url", invoice.Url);
        var amount = PayPalMoney.Write(invoice.Amount, invoice.Currency);
        var body = new JObject
        {
            ["id"] = invoice.Id,
            ["status"] = invoice.Status,
            ["detail"] = detail,
            ["items"] = new JArray(new JObject { ["name"] = invoice.ItemName, ["quantity"] = "1", ["unit_amount"] = amount.DeepClone() }),
            ["amount"] = amount,
            ["due_amount"] = PayPalMoney.Write(invoice.Status == PayPalInvoice.Paid ? 0m : invoice.Amount, invoice.Currency),
            ["links"] = new JArray(Link("self", $"v2/invoicing/invoices/{invoice.Id}")),
        };
        if (invoice.RecipientEmail.Length > 0) body["primary_recipients"] = new JArray(new JObject { ["billing_info"] = new JObject { ["email_address"] = invoice.RecipientEmail } });
        if (invoice.CaptureId.Length > 0)
            body["payments"] = new JObject { ["paid_amount"] = amount.DeepClone(), ["transactions"] = new JArray(new JObject { ["type"] = "PAYPAL", ["payment_id"] = invoice.CaptureId, ["method"] = "PAYPAL", ["amount"] = amount.DeepClone() }) };
        return body;
    }

    /// <summary>The status with what refunds have made of it.</summary>
    public string Status(PayPalCapture capture)
    {
        if (capture.Status != PayPalCapture.Completed) return capture.Status;
        var refunded = page.OwnedBy<PayPalRefund>(capture.Id).Where(refund => refund.Status == PayPalRefund.Completed).Sum(refund => refund.Amount);
        return refunded == 0m ? capture.Status : refunded < capture.Amount ? "PARTIALLY_REFUNDED" : "REFUNDED";
    }

    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static JObject Payment(string id, string status, string reason, decimal amount, string currency, string invoiceId, string customId, DateTimeOffset createdOn)
    {
        var body = new JObject { ["id"] = id, ["status"] = status, ["amount"] = PayPalMoney.Write(amount, currency) };
        if (reason.Length > 0) body["status_details"] = new JObject { ["reason"] = reason };
        Put(body, "invoice_id", invoiceId);
        Put(body, "custom_id", customId);
        (body["create_time"], body["update_time"]) = (Time(createdOn), Time(createdOn));
        return body;
    }

    private static JObject Source(PayPalSource source)
    {
        var inside = source.Kind == "card"
            ? new JObject { ["name"] = source.Name, ["last_digits"] = source.LastDigits, ["brand"] = source.Brand, ["expiry"] = source.Expiry, ["type"] = "CREDIT" }
            : new JObject { ["email_address"] = source.Email, ["account_id"] = "QYR5Z8XDVJNXQ" };
        return new JObject { [source.Kind] = inside };
    }

    private static JObject Link(string rel, string path, string method = "GET") => new() { ["href"] = Host + path, ["rel"] = rel, ["method"] = method };

    private static void Put(JObject body, string name, string value)
    {
        if (value.Length > 0) body[name] = value;
    }

    private static void Put(JObject body, string name, IEnumerable<JObject> items)
    {
        if (new JArray(items) is { Count: > 0 } list) body[name] = list;
    }
}
