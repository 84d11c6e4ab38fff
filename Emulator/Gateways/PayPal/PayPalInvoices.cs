using CrmPayments.Emulator.Gateways.Books;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.PayPal;

/// <summary>Invoicing v2: create a draft, send, get, search, cancel; and what the customer does on the page.</summary>
internal static class PayPalInvoices
{
    public static PayPalAnswer Create(PayPalCall call)
    {
        if (call.Body["items"] is not JArray { Count: 1 } items) return PayPalAnswer.Invalid("MISSING_REQUIRED_PARAMETER", "/items");
        if (call.Text("detail.currency_code").Length == 0) return PayPalAnswer.Invalid("MISSING_REQUIRED_PARAMETER", "/detail/currency_code");
        if (PayPalMoney.Problem(items[0]["unit_amount"], "/items/0/unit_amount", out var unit) is { } wrong) return wrong;
        if (call.Text("items[0].name").Length is 0 or > 200) return PayPalAnswer.Invalid("INVALID_STRING_LENGTH", "/items/0/name");
        if ((string?)items[0]["quantity"] != "1") return PayPalAnswer.Refused("INVALID_QUANTITY", "This simulator takes a quantity of one.", "/items/0/quantity");
        var number = call.Text("detail.invoice_number") is { Length: > 0 } own ? own : VendorIds.Braintree();
        if (call.Page.OwnedBy<PayPalInvoice>(number).Any()) return PayPalAnswer.Refused("DUPLICATE_INVOICE_NUMBER", "The invoice number is already in use.", "/detail/invoice_number");
        var invoice = call.Page.Put(new PayPalInvoice
        {
            Id = $"INV2-{VendorIds.PayPal()[..4]}-{VendorIds.PayPal()[..4]}-{VendorIds.PayPal()[..4]}-{VendorIds.PayPal()[..4]}",
            Number = number,
            InvoiceReference = call.Text("detail.reference"),
            Status = PayPalInvoice.Draft,
            Amount = unit,
            Currency = call.Text("detail.currency_code"),
            ItemName = call.Text("items[0].name"),
            Memo = call.Text("detail.memo"),
            DueDate = call.Text("detail.payment_term.due_date"),
            RecipientEmail = call.Text("primary_recipients[0].billing_info.email_address"),
            CreatedOn = call.Now,
        });
        return PayPalAnswer.Created(PayPalJson.Invoice(invoice));
    }

    public static PayPalAnswer Get(PayPalCall call) =>
        call.Page.Find<PayPalInvoice>(call.Id) is { } invoice ? PayPalAnswer.Ok(PayPalJson.Invoice(invoice)) : PayPalAnswer.Missing();

    /// <summary>From now on it can be paid.</summary>
    public static PayPalAnswer Send(PayPalCall call)
    {
        if (call.Page.Find<PayPalInvoice>(call.Id) is not { } invoice) return PayPalAnswer.Missing();
        if (invoice.Status is PayPalInvoice.Paid or PayPalInvoice.Cancelled) return PayPalAnswer.Refused("INVALID_INVOICE_STATUS", "The invoice cannot be sent in its current state.");
        var sent = call.Page.Put(invoice with { Status = PayPalInvoice.Sent, Url = call.PageOf(invoice.Id) });
        return PayPalAnswer.Ok(new JObject { ["href"] = sent.Url, ["rel"] = "payer-view", ["method"] = "GET" });
    }

    public static PayPalAnswer Cancel(PayPalCall call)
    {
        if (call.Page.Find<PayPalInvoice>(call.Id) is not { } invoice) return PayPalAnswer.Missing();
        if (invoice.Status == PayPalInvoice.Draft) return PayPalAnswer.Refused("CANNOT_CANCEL_DRAFT_INVOICE", "Draft invoice cannot be canceled.");
        if (invoice.Status == PayPalInvoice.Paid) return PayPalAnswer.Refused("CANNOT_CANCEL_PAID_INVOICE", "Cannot cancel a paid or partially paid invoice.");
        if (invoice.Status == PayPalInvoice.Cancelled) return PayPalAnswer.Refused("INVOICE_CANCELED_ALREADY", "Invoice is already cancelled.");
        call.Page.Put(invoice with { Status = PayPalInvoice.Cancelled });
        return PayPalAnswer.NoContent();
    }

    /// <summary>By reference, number or both; all of them fit on one page here. Payments are left out, as PayPal does unless they are asked for.</summary>
    public static PayPalAnswer Search(PayPalCall call)
    {
        var (reference, number) = (call.Text("reference"), call.Text("invoice_number"));
        var hits = call.Page.All<PayPalInvoice>()
            .Where(invoice => (reference.Length == 0 || invoice.InvoiceReference == reference) && (number.Length == 0 || invoice.Number == number)).ToList();
        var items = hits.Select(invoice =>
        {
            var row = PayPalJson.Invoice(invoice);
            row.Remove("payments");
            return row;
        });
        return PayPalAnswer.Ok(new JObject { ["total_pages"] = 1, ["total_items"] = hits.Count, ["items"] = new JArray(items) });
    }

    /// <summary>The customer pays: PayPal books by itself, in an order and a capture that go by the invoice's number.</summary>
    public static void Pay(PayPalCall call, PayPalInvoice invoice, PayPalSource source)
    {
        var order = new PayPalOrder
        {
            Id = VendorIds.PayPal(),
            Intent = "CAPTURE",
            Status = PayPalOrder.Created,
            Amount = invoice.Amount,
            Currency = invoice.Currency,
            InvoiceId = invoice.Number,
            CustomId = invoice.Memo,
            CreatedOn = call.Now,
        };
        if (PayPalOrders.Pay(call, order, source).Status >= 400) return;
        var capture = call.Page.OwnedBy<PayPalCapture>(order.Id)[0];
        if (capture.Status == PayPalCapture.Declined) return;
        call.Events.About("INVOICING.INVOICE.PAID", call.Page.Put(invoice with { Status = capture.Status == PayPalCapture.Pending ? "PAYMENT_PENDING" : PayPalInvoice.Paid, CaptureId = capture.Id }));
    }
}
