using System.Xml.Linq;
using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Notifications;

namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>Tells the merchant what is booked, in the kinds and shapes the vendor documents.</summary>
internal sealed class BraintreeEvents(Page page, Outbox outbox, DateTimeOffset now)
{
    private readonly BraintreeXml _xml = new(page);

    public void Disbursed(BraintreeTransaction transaction) => Send("transaction_disbursed", _xml.Transaction(transaction), new NotifyRequest());

    public void DisputeOpened(BraintreeDispute dispute) => Send("dispute_opened", _xml.Dispute(dispute), new NotifyRequest());

    /// <summary>What happens by itself after a sale: the published dispute card is disputed at once.</summary>
    public void AfterCharge(BraintreeTransaction sale)
    {
        if (sale.Instrument.Effect != BraintreeTestEffect.Disputed || !BraintreeStatus.IsLive(sale.Status)) return;
        if (page.OwnedBy<BraintreeDispute>(sale.Id).Count > 0) return;
        DisputeOpened(page.Put(new BraintreeDispute(VendorIds.Braintree(), sale.Id, "open", sale.Amount, now)));
    }

    /// <exception cref="FormatException">The books hold nothing that such an event could tell of.</exception>
    public void Send(NotifyRequest request) => Send(request.Event, Subject(request), request);

    private XElement Subject(NotifyRequest request) => request.Event switch
    {
        "check" => Xml.Flag("check", true),
        "refund_failed" => _xml.Transaction(Failed(Find(request.RefundId))),
        "transaction_settled" or "transaction_disbursed" or "transaction_settlement_declined" or "transaction_reviewed" => _xml.Transaction(Find(request.ChargeId.Length > 0 ? request.ChargeId : request.RefundId)),
        "subscription_charged_successfully" or "subscription_charged_unsuccessfully" or "subscription_went_past_due" or "subscription_canceled" => Subscription(page.Put(Find(request.ChargeId) is { SubscriptionId.Length: 0 } sale ? sale with { SubscriptionId = $"sub{sale.Id}" } : Find(request.ChargeId)), request.Event),
        var kind when kind.StartsWith("dispute_", StringComparison.Ordinal) => _xml.Dispute(Disputed(Find(request.ChargeId), kind["dispute_".Length..])),
        _ => throw new FormatException($"'{request.Event}' is no kind of notification that this simulator sends."),
    };

    private void Send(string kind, XElement subject, NotifyRequest request)
    {
        var content = new XElement("notification", Xml.Instant("timestamp", now), Xml.Text("kind", kind), new XElement("subject", subject)).ToString(SaveOptions.DisableFormatting);
        for (var copy = 0; copy < request.Copies; copy++)
            outbox.Queue(page, BraintreeSimulator.SimulatorName, kind, content, request.Quality(), request.DelayMilliseconds);
    }

    private BraintreeTransaction Find(string id) =>
        page.Find<BraintreeTransaction>(id) ?? throw new FormatException($"There is no transaction '{id}' in the books.");

    // A refund that fails late: the books change with the notification.
    private BraintreeTransaction Failed(BraintreeTransaction refund) => refund.Status == BraintreeStatus.ProcessorDeclined
        ? refund
        : page.Put((refund with { ProcessorCode = "2005" }).Moved(BraintreeStatus.ProcessorDeclined, now));

    private BraintreeDispute Disputed(BraintreeTransaction sale, string kind)
    {
        var status = kind == "opened" ? "open" : kind;
        var dispute = page.OwnedBy<BraintreeDispute>(sale.Id) is [var known, ..] ? known : new BraintreeDispute(VendorIds.Braintree(), sale.Id, status, sale.Amount, now);
        return page.Put(dispute with { Status = status });
    }

    private XElement Subscription(BraintreeTransaction sale, string kind) => new(
        "subscription",
        Xml.Text("id", sale.SubscriptionId),
        Xml.Text("status", kind switch { "subscription_canceled" => "Canceled", "subscription_charged_successfully" => "Active", _ => "Past Due" }),
        Xml.Text("price", BraintreeAmount.Write(sale.Amount, sale.Currency)),
        Xml.Text("payment-method-token", sale.MethodToken),
        Xml.Array("transactions", [_xml.Transaction(sale)]),
        Xml.Array("add-ons", []),
        Xml.Array("discounts", []));
}
