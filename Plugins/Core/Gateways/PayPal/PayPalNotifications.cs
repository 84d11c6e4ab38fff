using System.Globalization;
using System.Text;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.PayPal;

/// <summary>PayPal's notifications: JSON, signed by a certificate that is pinned in the account's webhook secret.</summary>
/// <remarks>The certificate that a notification points to is never fetched: docs/decisions/0011-paypal-notifications.md.</remarks>
internal sealed class PayPalNotifications : INotificationFormat
{
    /// <summary>PayPal delivers again for three days.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromDays(4);

    /// <summary>How far PayPal's clock may be ahead of ours.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    public NotificationVerdict Verify(NotificationRequest request, GatewayAccount account, DateTimeOffset now)
    {
        if (PayPalWebhook.Read(account.WebhookSecret) is not { } webhook)
            return Refused(NotificationRefusal.BadSignature, "The account's webhook secret does not hold a webhook id and a certificate, so nothing can be verified.");
        if (Header(request, "paypal-auth-algo") != "SHA256withRSA") return Refused(NotificationRefusal.BadSignature, "It is not signed with SHA256withRSA.");
        var time = Header(request, "paypal-transmission-time");
        var message = $"{Header(request, "paypal-transmission-id")}|{time}|{webhook.Id}|{Crc32.Of(request.Body).ToString(CultureInfo.InvariantCulture)}";
        if (Signature(request) is not { } signature || !webhook.HasSigned(Encoding.UTF8.GetBytes(message), signature, now))
            return Refused(NotificationRefusal.BadSignature, "No certificate of this account's webhook secret that is valid today has signed it for this webhook.");
        if (!DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var sent)) return Refused(NotificationRefusal.Malformed, "Its time cannot be read.");
        return now - sent > Oldest || sent - now > Ahead
            ? Refused(NotificationRefusal.TooOld, "It was signed more than four days ago, or in the future.")
            : Accept(request.Body);
    }

    public GatewayNotification Read(string eventType, string payload) => JsonReading.Parse(payload) is { IsObject: true } notification
        ? PayPalEvents.Read(notification)
        : new GatewayNotification.Unreadable("The payload is not a PayPal event.");

    /// <summary>PayPal makes no destination check.</summary>
    public string? AnswerChallenge(NotificationRequest request, GatewayAccount account) => null;

    private static string Header(NotificationRequest request, string name) => request.Headers.TryGetValue(name, out var value) ? value : "";

    private static byte[]? Signature(NotificationRequest request)
    {
        try
        {
            return Convert.FromBase64String(Header(request, "paypal-transmission-sig"));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static NotificationVerdict Accept(byte[] body) =>
        JsonReading.Parse(body) is { } notification && notification["id"].Text is { Length: > 0 and <= 255 } id && notification["event_type"].Text is { Length: > 0 and <= 100 } type
            ? new NotificationVerdict.Accepted(id, type, Encoding.UTF8.GetString(body))
            : Refused(NotificationRefusal.Malformed, "The payload is not a PayPal event.");

    private static NotificationVerdict.Refused Refused(NotificationRefusal why, string text) => new(why, text);
}
