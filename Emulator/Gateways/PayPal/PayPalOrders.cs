using CrmPayments.Emulator.Gateways.Books;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.PayPal;

/// <summary>Orders: create (with a source, also paid at once), get, capture, authorize.</summary>
internal static class PayPalOrders
{
    public static PayPalAnswer Create(PayPalCall call)
    {
        if (call.Text("intent") is not ("CAPTURE" or "AUTHORIZE")) return PayPalAnswer.Invalid("MISSING_REQUIRED_PARAMETER", "/intent");
        if (call.Body["purchase_units"] is not JArray { Count: > 0 } units) return PayPalAnswer.Invalid("MISSING_REQUIRED_PARAMETER", "/purchase_units");
        if (units.Count > 1) return PayPalAnswer.Refused("NOT_ENABLED_FOR_MULTIPLE_PURCHASE_UNITS", "This simulator takes one purchase unit.", "/purchase_units");
        if (PayPalMoney.Problem(units[0]["amount"], "/purchase_units/@reference_id=='default'/amount", out var amount) is { } wrong) return wrong;
        if (PayPalSources.Read(call, out var source) is { } refusal) return refusal;
        if (source is not null && !call.HasKey) return PayPalAnswer.Invalid("PAYPAL_REQUEST_ID_REQUIRED", "PayPal-Request-Id");
        var order = new PayPalOrder
        {
            Id = VendorIds.PayPal(),
            Intent = call.Text("intent"),
            Status = PayPalOrder.Created,
            Amount = amount,
            Currency = call.Text("purchase_units[0].amount.currency_code"),
            ReferenceId = call.Text("purchase_units[0].reference_id") is { Length: > 0 } reference ? reference : "default",
            InvoiceId = call.Text("purchase_units[0].invoice_id"),
            CustomId = call.Text("purchase_units[0].custom_id"),
            Source = source,
            CreatedOn = call.Now,
        };
        return source is null ? PayPalAnswer.Created(new PayPalJson(call.Page).Order(call.Page.Put(order))) : Pay(call, order, source);
    }

    public static PayPalAnswer Get(PayPalCall call) =>
        call.Page.Find<PayPalOrder>(call.Id) is { } order ? PayPalAnswer.Ok(new PayPalJson(call.Page).Order(order)) : PayPalAnswer.Missing();

    /// <summary>capture and authorize of an order that waits: here the request itself brings what is paid with.</summary>
    public static PayPalAnswer Complete(PayPalCall call)
    {
        if (call.Page.Find<PayPalOrder>(call.Id) is not { } order) return PayPalAnswer.Missing();
        if (order.Status == PayPalOrder.Completed) return PayPalAnswer.Refused("ORDER_ALREADY_CAPTURED", "Order already captured.");
        if (PayPalSources.Read(call, out var source) is { } refusal) return refusal;
        return source is null ? PayPalAnswer.Refused("ORDER_NOT_APPROVED", "Payer has not yet approved the Order for payment.") : Pay(call, order, source);
    }

    public static PayPalAnswer Pay(PayPalCall call, PayPalOrder order, PayPalSource source)
    {
        // The account blocks invoice ids that were paid before, as a fresh sandbox account does.
        if (order.InvoiceId.Length > 0 && call.Page.WithReference<PayPalCapture>(order.InvoiceId).Any(capture => capture.Status != PayPalCapture.Declined))
            return PayPalAnswer.Refused("DUPLICATE_INVOICE_ID", "Duplicate Invoice ID detected. To avoid a potential duplicate transaction your account setting requires that Invoice Id be unique for each transaction.");
        // What the network advises may be told with the processor's code: 5120:51:24 is response code, network code (PayPal tells none) and advice code.
        var codes = (call.DeclineWith ?? PayPalTestData.Rejection(source.Name) ?? "").Split(':');
        var code = codes[0];
        if (call.DeclineWith is not null && code.Length != 4) return PayPalAnswer.Refused(code.Length > 0 ? code : "INSTRUMENT_DECLINED", "The instrument presented was either declined by the processor or bank, or it can't be used for this payment.");
        var paid = call.Page.Put(order with { Status = PayPalOrder.Completed, Source = source });
        if (order.Intent == "CAPTURE") Capture(call, paid, source, code, codes.ElementAtOrDefault(2) ?? "");
        else if (code.Length > 0) return PayPalAnswer.Refused("PAYMENT_SOURCE_DECLINED_BY_PROCESSOR", "The provided payment source is declined by the processor.");
        else Authorize(call, paid);
        return PayPalAnswer.Created(new PayPalJson(call.Page).Order(paid));
    }

    private static void Capture(PayPalCall call, PayPalOrder order, PayPalSource source, string code, string advice)
    {
        var waits = source.Name == PayPalTestData.Waits;
        var capture = call.Page.Put(new PayPalCapture
        {
            Id = VendorIds.PayPal(),
            OrderId = order.Id,
            Status = code.Length > 0 ? PayPalCapture.Declined : waits ? PayPalCapture.Pending : PayPalCapture.Completed,
            Reason = waits ? "ECHECK" : "",
            Amount = order.Amount,
            Currency = order.Currency,
            InvoiceId = order.InvoiceId,
            CustomId = order.CustomId,
            ResponseCode = code.Length > 0 ? code : source.Kind == "card" ? "0000" : "",
            AdviceCode = advice,
            Network = source.Kind == "card" ? "VISA" : "",
            CreatedOn = call.Now,
        });
        call.Events.About("PAYMENT.CAPTURE." + capture.Status, capture);
    }

    private static void Authorize(PayPalCall call, PayPalOrder order) => call.Events.About("PAYMENT.AUTHORIZATION.CREATED", call.Page.Put(new PayPalAuthorization
    {
        Id = VendorIds.PayPal(),
        OrderId = order.Id,
        Status = PayPalAuthorization.Created,
        Amount = order.Amount,
        Currency = order.Currency,
        InvoiceId = order.InvoiceId,
        CustomId = order.CustomId,
        CreatedOn = call.Now,
    }));
}
