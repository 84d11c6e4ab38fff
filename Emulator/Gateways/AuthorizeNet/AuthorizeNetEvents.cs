using System.Globalization;
using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Notifications;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.AuthorizeNet;

/// <summary>Tells the merchant what happened: which transaction, and little about it.</summary>
internal sealed class AuthorizeNetEvents(Page page, Outbox outbox, DateTimeOffset now)
{
    private const string Suspended = "net.authorize.customer.subscription.suspended";
    private const string Webhook = "0d42a5f1-5b7e-4f0b-9a1e-3c6d5e7f8a90";

    public void Created(string kind, AuthorizeNetTransaction transaction) => Tell($"net.authorize.payment.{kind}.created", transaction, new NotifyRequest());

    /// <summary>Tells an event again or for the first time, as the notify door asks.</summary>
    /// <exception cref="FormatException">The books hold nothing that such an event could tell of.</exception>
    public void Send(NotifyRequest request)
    {
        if (request.Event == Suspended)
        {
            TellOfSubscription(request);
            return;
        }

        var parts = request.Event.Split('.');
        if (parts is not ["net", "authorize", "payment", "authcapture" or "authorization" or "capture" or "priorAuthCapture" or "refund" or "void", "created"])
            throw new FormatException($"'{request.Event}' is no type of event that this simulator sends.");
        var id = request.RefundId.Length > 0 ? request.RefundId : request.ChargeId;
        Tell(request.Event, page.Find<AuthorizeNetTransaction>(id) ?? throw new FormatException($"There is no transaction '{id}' in the books."), request);
    }

    private void TellOfSubscription(NotifyRequest request)
    {
        var last = page.Find<AuthorizeNetTransaction>(request.ChargeId) is { SubscriptionId: > 0 } made ? made : throw new FormatException($"No subscription made the charge '{request.ChargeId}'.");
        Queue(request.Event, request, new JObject
        {
            ["name"] = "Simulator",
            ["amount"] = last.Amount,
            ["status"] = AuthorizeNetDetails.SubscriptionStatus(last),
            ["entityName"] = "subscription",
            ["id"] = last.SubscriptionId.ToString(CultureInfo.InvariantCulture),
        });
    }

    private void Tell(string type, AuthorizeNetTransaction transaction, NotifyRequest request)
    {
        var subject = new JObject { ["responseCode"] = transaction.ResponseCode, ["avsResponse"] = "P" };
        // The literal keeps its two decimals: the signature is over these very bytes.
        subject["authAmount"] = new JRaw(transaction.Amount.ToString("0.00", CultureInfo.InvariantCulture));
        if (transaction.RefId.Length > 0) subject["merchantReferenceId"] = transaction.RefId;
        if (transaction.InvoiceNumber.Length > 0) subject["invoiceNumber"] = transaction.InvoiceNumber;
        subject["entityName"] = "transaction";
        subject["id"] = transaction.Id;
        Queue(type, request, subject);
    }

    private void Queue(string type, NotifyRequest request, JObject subject)
    {
        var content = new JObject
        {
            ["notificationId"] = Guid.NewGuid().ToString(),
            ["eventType"] = type,
            ["eventDate"] = now.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture),
            ["webhookId"] = Webhook,
            ["payload"] = subject,
        }.ToString(Formatting.None);
        for (var copy = 0; copy < request.Copies; copy++)
            outbox.Queue(page, AuthorizeNetSimulator.SimulatorName, type, content, request.Quality(), request.DelayMilliseconds);
    }
}
