using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Stripe;

/// <summary>Stripe's notifications: JSON, signed together with a time.</summary>
internal sealed class StripeNotifications : INotificationFormat
{
    /// <summary>How far the signed time may be from ours, into the past and into the future.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(300);

    public NotificationVerdict Verify(NotificationRequest request, GatewayAccount account, DateTimeOffset now)
    {
        if (!request.Headers.TryGetValue("stripe-signature", out var header)) return Refused(NotificationRefusal.BadSignature, "It has no Stripe-Signature.");
        var parts = header.Split(',').Select(part => part.Trim()).ToList();
        var time = parts.FirstOrDefault(part => part.StartsWith("t=", StringComparison.Ordinal))?.Substring(2) ?? "";
        if (!long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return Refused(NotificationRefusal.BadSignature, "Its signature has no time.");
        var expected = account.WebhookSecret.IsEmpty ? null : Sign(time, request.Body, account.WebhookSecret);
        if (expected is null || !Signatures(parts).Any(signature => ConstantTime.AreEqual(signature, expected)))
            return Refused(NotificationRefusal.BadSignature, "The signature is not that of this account's endpoint secret.");
        return Math.Abs((decimal)now.ToUnixTimeSeconds() - seconds) > (decimal)Tolerance.TotalSeconds
            ? Refused(NotificationRefusal.TooOld, "It was signed more than five minutes away from now.")
            : Accept(request.Body);
    }

    public GatewayNotification Read(string eventType, string payload) => JsonReading.Parse(payload) is { IsObject: true } notification
        ? StripeEvents.Read(notification)
        : new GatewayNotification.Unreadable("The payload is not a Stripe event.");

    /// <summary>Stripe makes no destination check.</summary>
    public string? AnswerChallenge(NotificationRequest request, GatewayAccount account) => null;

    // Other schemes (v0) are fakes for test mode.
    private static IEnumerable<string> Signatures(IEnumerable<string> parts) =>
        parts.Where(part => part.StartsWith("v1=", StringComparison.Ordinal)).Select(part => part.Substring(3));

    private static string Sign(string time, byte[] body, Secret secret)
    {
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(secret.Reveal()));
        return Hex.Of(hmac.ComputeHash([.. Encoding.UTF8.GetBytes(time + "."), .. body]));
    }

    private static NotificationVerdict Accept(byte[] body) =>
        JsonReading.Parse(body) is { } notification && notification["id"].Text is { Length: > 0 and <= 255 } id && notification["type"].Text is { Length: > 0 and <= 100 } type
            ? new NotificationVerdict.Accepted(id, type, Encoding.UTF8.GetString(body))
            : Refused(NotificationRefusal.Malformed, "The payload is not a Stripe event.");

    private static NotificationVerdict.Refused Refused(NotificationRefusal why, string text) => new(why, text);
}
