using System.Security.Cryptography;
using System.Text;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.AuthorizeNet;

/// <summary>Authorize.Net's notifications: JSON, signed without a time. They name a transaction, and neither its currency nor a refund's charge.</summary>
internal sealed class AuthorizeNetNotifications : INotificationFormat
{
    private const string Scheme = "sha512=", OfPayments = "net.authorize.payment.";

    /// <summary>A subscription's payment was refused: that itself has no event.</summary>
    private const string Suspended = "net.authorize.customer.subscription.suspended";

    public NotificationVerdict Verify(NotificationRequest request, GatewayAccount account, DateTimeOffset now)
    {
        if (!request.Headers.TryGetValue("x-anet-signature", out var header)) return Refused(NotificationRefusal.BadSignature, "It has no X-ANET-Signature.");
        var claimed = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header.Substring(Scheme.Length).Trim().ToLowerInvariant() : "";
        return !account.WebhookSecret.IsEmpty && ConstantTime.AreEqual(claimed, Sign(request.Body, account.WebhookSecret))
            ? Accept(request.Body)
            : Refused(NotificationRefusal.BadSignature, "The signature is not that of this account's signature key.");
    }

    public GatewayNotification Read(string eventType, string payload)
    {
        if (JsonReading.Parse(payload) is not { IsObject: true } notification) return new GatewayNotification.Unreadable("The payload is not an Authorize.Net notification.");
        if (notification["eventType"].Text == Suspended) return OfSubscription(notification["payload"]);
        if (notification["eventType"].Text?.StartsWith(OfPayments, StringComparison.Ordinal) != true) return new GatewayNotification.Irrelevant();
        return notification["payload"]["entityName"].Text == "transaction" && GatewayId.Of(notification["payload"]["id"].Text) is { } id
            ? new GatewayNotification.Hint(id)
            : new GatewayNotification.Unreadable("The notification does not say which transaction it is about.");
    }

    private static GatewayNotification OfSubscription(JsonValue payload) => payload["entityName"].Text == "subscription" && GatewayId.Of(payload["id"].Written) is { } id
        ? new GatewayNotification.Hint(AuthorizeNetSubscriptions.Prefix + id)
        : new GatewayNotification.Unreadable("The notification does not say which subscription it is about.");

    /// <summary>Authorize.Net makes no destination check.</summary>
    public string? AnswerChallenge(NotificationRequest request, GatewayAccount account) => null;

    // The key is the text of the signature key as the merchant interface shows it, not the bytes that its hex digits stand for.
    private static string Sign(byte[] body, Secret key)
    {
        using var hmac = new HMACSHA512(Encoding.UTF8.GetBytes(key.Reveal().Trim()));
        return Hex.Of(hmac.ComputeHash(body));
    }

    private static NotificationVerdict Accept(byte[] body) =>
        JsonReading.Parse(body) is { } told && told["notificationId"].Text is { Length: > 0 and <= 255 } id && told["eventType"].Text is { Length: > 0 and <= 100 } type
            ? new NotificationVerdict.Accepted(id, type, Encoding.UTF8.GetString(body))
            : Refused(NotificationRefusal.Malformed, "The payload is not an Authorize.Net notification.");

    private static NotificationVerdict.Refused Refused(NotificationRefusal why, string text) => new(why, text);
}
