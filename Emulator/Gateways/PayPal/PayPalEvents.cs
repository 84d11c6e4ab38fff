using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Notifications;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.PayPal;

/// <summary>Tells the merchant what happened, as events with the whole resource in them.</summary>
/// <param name="page">The unit of work.</param>
/// <param name="outbox">Where events wait to be delivered.</param>
/// <param name="now">The time of the events.</param>
internal sealed class PayPalEvents(Page page, Outbox outbox, DateTimeOffset now)
{
    public const string ForTheBuyer = "RESOLVED_BUYER_FAVOUR", ForTheSeller = "RESOLVED_SELLER_FAVOUR";

    private readonly PayPalJson _json = new(page);

    public void About(string type, PayPalCapture capture) => Tell(type, _json.Capture(capture), new NotifyRequest());

    public void About(string type, PayPalAuthorization authorization) => Tell(type, PayPalJson.Authorization(authorization), new NotifyRequest());

    public void About(string type, PayPalRefund refund) => Tell(type, _json.Refund(refund), new NotifyRequest());

    public void About(string type, PayPalInvoice invoice) => Tell(type, PayPalJson.Invoice(invoice), new NotifyRequest());

    /// <summary>Tells an event again or for the first time, as the notify door asks.</summary>
    /// <exception cref="FormatException">The books hold nothing that such an event could tell of.</exception>
    public void Send(NotifyRequest request) => Tell(request.Event, Subject(request), request);

    private JObject Subject(NotifyRequest request) => request.Event switch
    {
        "PAYMENT.CAPTURE.COMPLETED" => _json.Capture(Settle(Capture(request), PayPalCapture.Completed)),
        "PAYMENT.CAPTURE.DENIED" => _json.Capture(Settle(Capture(request), PayPalCapture.Declined)),
        "PAYMENT.CAPTURE.PENDING" or "PAYMENT.CAPTURE.DECLINED" => _json.Capture(Capture(request)),
        "PAYMENT.CAPTURE.REFUNDED" => _json.Refund(Refund(request)),
        "PAYMENT.REFUND.PENDING" => _json.Refund(page.Put(Refund(request) with { Status = PayPalRefund.Pending })),
        "PAYMENT.REFUND.FAILED" => _json.Refund(page.Put(Refund(request) with { Status = PayPalRefund.Failed })),
        "PAYMENT.AUTHORIZATION.CREATED" or "PAYMENT.AUTHORIZATION.VOIDED" => PayPalJson.Authorization(Authorization(request)),
        "CUSTOMER.DISPUTE.CREATED" => Dispute(page.Put(Capture(request) with { DisputeId = "PP-D-" + VendorIds.Braintree(), DisputeOutcome = "" })),
        "CUSTOMER.DISPUTE.RESOLVED" => Dispute(page.Put(Disputed(request) with { DisputeOutcome = request.Outcome == "won" ? ForTheSeller : ForTheBuyer })),
        _ => throw new FormatException($"'{request.Event}' is no type of event that this simulator sends."),
    };

    private void Tell(string type, JObject resource, NotifyRequest request)
    {
        var content = new JObject
        {
            ["id"] = "WH-" + VendorIds.PayPal(),
            ["event_version"] = "1.0",
            ["create_time"] = PayPalJson.Time(now),
            ["resource_type"] = type.Split('.')[1].ToUpperInvariant() switch { "CAPTURE" => type.EndsWith("REFUNDED", StringComparison.Ordinal) ? "refund" : "capture", "REFUND" => "refund", "DISPUTE" => "dispute", "INVOICE" => "invoices", _ => "authorization" },
            ["resource_version"] = "2.0",
            ["event_type"] = type,
            ["summary"] = $"{type} at the simulator",
            ["resource"] = resource,
            ["links"] = new JArray(),
        }.ToString(Formatting.None);
        for (var copy = 0; copy < request.Copies; copy++)
            outbox.Queue(page, PayPalSimulator.SimulatorName, type, content, request.Quality(), request.DelayMilliseconds);
    }

    private static JObject Dispute(PayPalCapture capture)
    {
        var over = capture.DisputeOutcome.Length > 0;
        var dispute = new JObject
        {
            ["dispute_id"] = capture.DisputeId,
            ["disputed_transactions"] = new JArray(new JObject { ["seller_transaction_id"] = capture.Id, ["invoice_number"] = capture.InvoiceId, ["custom"] = capture.CustomId }),
            ["reason"] = "MERCHANDISE_OR_SERVICE_NOT_RECEIVED",
            ["status"] = over ? "RESOLVED" : "WAITING_FOR_SELLER_RESPONSE",
            ["dispute_amount"] = PayPalMoney.Write(capture.Amount, capture.Currency),
        };
        if (over) dispute["dispute_outcome"] = new JObject { ["outcome_code"] = capture.DisputeOutcome };
        return dispute;
    }

    // The end of a capture that waited; others stay what they are.
    private PayPalCapture Settle(PayPalCapture capture, string status) =>
        capture.Status == PayPalCapture.Pending ? page.Put(capture with { Status = status, Reason = "" }) : capture;

    private PayPalCapture Capture(NotifyRequest request) =>
        page.Find<PayPalCapture>(request.ChargeId) ?? throw new FormatException($"There is no capture '{request.ChargeId}' in the books.");

    private PayPalCapture Disputed(NotifyRequest request) =>
        Capture(request) is { DisputeId.Length: > 0 } capture ? capture : throw new FormatException($"Capture '{request.ChargeId}' is not disputed.");

    private PayPalRefund Refund(NotifyRequest request) =>
        page.Find<PayPalRefund>(request.RefundId) ?? throw new FormatException($"There is no refund '{request.RefundId}' in the books.");

    private PayPalAuthorization Authorization(NotifyRequest request) =>
        page.Find<PayPalAuthorization>(request.ChargeId) ?? throw new FormatException($"There is no authorization '{request.ChargeId}' in the books.");
}
