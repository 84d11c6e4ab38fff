using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Nmi;

/// <summary>NMI's notifications: JSON, signed together with a nonce and without a time. A refund's does not say of which charge, so that all are only pointers.</summary>
internal sealed class NmiNotifications : INotificationFormat
{
    private const string Chargebacks = "chargeback.batch.complete";

    // Of charges and refunds; a validation takes no money, a credit gives back none of a charge.
    private static readonly string[] OfPayments =
        ["transaction.sale.", "transaction.auth.", "transaction.capture.", "transaction.void.", "transaction.refund.", "transaction.check.status."];

    public NotificationVerdict Verify(NotificationRequest request, GatewayAccount account, DateTimeOffset now)
    {
        if (!request.Headers.TryGetValue("webhook-signature", out var header)) return Refused(NotificationRefusal.BadSignature, "It has no Webhook-Signature.");
        string nonce = Part(header, "t="), claimed = Part(header, "s=");
        return nonce.Length > 0 && !account.WebhookSecret.IsEmpty && ConstantTime.AreEqual(claimed, Sign(nonce, request.Body, account.WebhookSecret))
            ? Accept(request.Body)
            : Refused(NotificationRefusal.BadSignature, "The signature is not that of this account's signing key.");
    }

    public GatewayNotification Read(string eventType, string payload)
    {
        if (JsonReading.Parse(payload) is not { IsObject: true } notification) return new GatewayNotification.Unreadable("The payload is not an NMI event.");
        var type = notification["event_type"].Text ?? "";
        var body = notification["event_body"];
        if (type == Chargebacks) return Disputes(body["chargebacks"]);
        if (!OfPayments.Any(prefix => type.StartsWith(prefix, StringComparison.Ordinal))) return new GatewayNotification.Irrelevant();
        return Id(body["transaction_id"]) is { } id ? new GatewayNotification.Hint(id) : new GatewayNotification.Unreadable($"The {type} event does not say which transaction it is about.");
    }

    /// <summary>NMI makes no destination check.</summary>
    public string? AnswerChallenge(NotificationRequest request, GatewayAccount account) => null;

    private static GatewayNotification Disputes(JsonValue chargebacks)
    {
        var ids = chargebacks.Items.Select(chargeback => Id(chargeback["id"])).ToList();
        return ids.Count == 0 || ids.Contains(null)
            ? new GatewayNotification.Unreadable("The chargebacks do not say which charges they are about.")
            : new GatewayNotification.Facts(null, [], [], ids!, []);
    }

    // Ids come as texts and, in places, as numbers.
    private static string? Id(JsonValue value) => NmiIds.Of(value.Text ?? value.Whole?.ToString(CultureInfo.InvariantCulture));

    private static string Part(string header, string name) =>
        header.Split(',').Select(part => part.Trim()).FirstOrDefault(part => part.StartsWith(name, StringComparison.Ordinal))?.Substring(name.Length) ?? "";

    private static string Sign(string nonce, byte[] body, Secret key)
    {
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(key.Reveal().Trim()));
        return Hex.Of(hmac.ComputeHash([.. Encoding.UTF8.GetBytes(nonce + "."), .. body]));
    }

    private static NotificationVerdict Accept(byte[] body) =>
        JsonReading.Parse(body) is { } told && told["event_id"].Text is { Length: > 0 and <= 255 } id && told["event_type"].Text is { Length: > 0 and <= 100 } type
            ? new NotificationVerdict.Accepted(id, type, Encoding.UTF8.GetString(body))
            : Refused(NotificationRefusal.Malformed, "The payload is not an NMI event.");

    private static NotificationVerdict.Refused Refused(NotificationRefusal why, string text) => new(why, text);
}
