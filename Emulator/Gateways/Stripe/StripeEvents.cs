using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Notifications;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>Tells the merchant what happened, as events with the whole object in them.</summary>
/// <param name="page">The unit of work.</param>
/// <param name="outbox">Where events wait to be delivered.</param>
/// <param name="now">The time of the events.</param>
/// <param name="requestId">Of the request that caused them; empty: none did.</param>
/// <param name="idempotencyKey">Of that request; empty for none.</param>
internal sealed class StripeEvents(Page page, Outbox outbox, DateTimeOffset now, string requestId = "", string idempotencyKey = "")
{
    private readonly StripeJson _json = new(page);

    public void About(string type, StripeIntent intent) => Tell(type, StripeJson.Intent(intent), new NotifyRequest());

    public void About(string type, StripeCharge charge) => Tell(type, _json.Charge(charge), new NotifyRequest());

    public void About(string type, StripeRefund refund) => Tell(type, StripeJson.Refund(refund), new NotifyRequest());

    public void About(string type, StripeDispute dispute) => Tell(type, StripeJson.Dispute(dispute), new NotifyRequest());

    public void About(string type, StripeSession session) => Tell(type, StripeJson.Session(session, now), new NotifyRequest());

    /// <summary>Tells an event again or for the first time, as the notify door asks.</summary>
    /// <exception cref="FormatException">The books hold nothing that such an event could tell of.</exception>
    public void Send(NotifyRequest request) => Tell(request.Event, Subject(request), request);

    private JObject Subject(NotifyRequest request) => request.Event switch
    {
        "payment_intent.created" or "payment_intent.succeeded" or "payment_intent.payment_failed" or "payment_intent.processing"
            or "payment_intent.canceled" or "payment_intent.requires_action" => StripeJson.Intent(Intent(request)),
        "charge.succeeded" or "charge.failed" or "charge.captured" or "charge.updated" or "charge.refunded" or "charge.pending" => _json.Charge(Charge(request)),
        "invoice.payment_failed" or "invoice.paid" => StripeInvoices.Write(page, StripeInvoices.Of(page, Intent(request), now)),
        "refund.created" => StripeJson.Refund(Refund(request)),
        "refund.updated" => StripeJson.Refund(Settle(Refund(request), StripeRefund.Succeeded, "")),
        "refund.failed" => StripeJson.Refund(Settle(Refund(request), StripeRefund.Failed, "lost_or_stolen_card")),
        "charge.dispute.created" => StripeJson.Dispute(Disputes().Open(Charge(request), "fraudulent", inquiry: false)),
        "charge.dispute.closed" => StripeJson.Dispute(Disputes().Close(Charge(request), request.Outcome)),
        _ => throw new FormatException($"'{request.Event}' is no type of event that this simulator sends."),
    };

    private void Tell(string type, JObject subject, NotifyRequest request)
    {
        var id = VendorIds.Stripe("evt_");
        var content = new JObject
        {
            ["id"] = id,
            ["object"] = "event",
            ["api_version"] = StripeApi.Version,
            ["created"] = now.ToUnixTimeSeconds(),
            ["type"] = type,
            ["livemode"] = false,
            ["pending_webhooks"] = 1,
            ["request"] = new JObject { ["id"] = requestId.Length > 0 ? requestId : null, ["idempotency_key"] = idempotencyKey.Length > 0 ? idempotencyKey : null },
            ["data"] = new JObject { ["object"] = subject },
        }.ToString(Formatting.None);
        page.Put(new StripeEvent(id, type, content, now));
        for (var copy = 0; copy < request.Copies; copy++)
            outbox.Queue(page, StripeSimulator.SimulatorName, type, content, request.Quality(), request.DelayMilliseconds);
    }

    private StripeDisputes Disputes() => new(page, now);

    // The end of a refund that was pending, or the late end of one that was not.
    private StripeRefund Settle(StripeRefund refund, string status, string reason) =>
        refund.Status == status ? refund : page.Put(refund with { Status = status, FailureReason = reason });

    private StripeIntent Intent(NotifyRequest request) =>
        page.Find<StripeIntent>(request.ChargeId) ?? throw new FormatException($"There is no PaymentIntent '{request.ChargeId}' in the books.");

    private StripeCharge Charge(NotifyRequest request) =>
        page.Find<StripeCharge>(Intent(request).ChargeId) ?? throw new FormatException($"PaymentIntent '{request.ChargeId}' has no charge.");

    private StripeRefund Refund(NotifyRequest request) =>
        page.Find<StripeRefund>(request.RefundId) ?? throw new FormatException($"There is no refund '{request.RefundId}' in the books.");
}
