using System.Globalization;
using System.Text;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Wompi;

/// <summary>Wompi's events: JSON, of which a few named values and a time are signed. The rest is not, so that all are only pointers.</summary>
internal sealed class WompiNotifications : INotificationFormat
{
    /// <summary>Wompi tries for a little more than a day; whether a later try has a new time, it does not say.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromDays(3), Newest = TimeSpan.FromMinutes(5);

    private const string Updated = "transaction.updated";

    private const int MostProperties = 20;

    public NotificationVerdict Verify(NotificationRequest request, GatewayAccount account, DateTimeOffset now)
    {
        if (JsonReading.Parse(request.Body) is not { IsObject: true } told) return Refused(NotificationRefusal.Malformed, "The payload is not a Wompi event.");
        if (told["signature"]["checksum"].Text is not { Length: 64 } claimed || account.WebhookSecret.IsEmpty || Checksum(told, account.WebhookSecret) is not { } expected || !ConstantTime.AreEqual(Lower(claimed), expected))
            return Refused(NotificationRefusal.BadSignature, "The checksum is not that of this account's events secret.");
        if (told["timestamp"].Whole is not { } seconds) return Refused(NotificationRefusal.BadSignature, "It signs no time.");
        var age = (decimal)now.ToUnixTimeSeconds() - seconds;
        if (age > (decimal)Oldest.TotalSeconds || -age > (decimal)Newest.TotalSeconds) return Refused(NotificationRefusal.TooOld, "Its time is more than three days ago, or to come.");
        return told["event"].Text is { Length: > 0 and <= 100 } type
            ? new NotificationVerdict.Accepted(expected, type, Encoding.UTF8.GetString(request.Body))
            : Refused(NotificationRefusal.Malformed, "The payload is not a Wompi event.");
    }

    public GatewayNotification Read(string eventType, string payload)
    {
        if (JsonReading.Parse(payload) is not { IsObject: true } notification) return new GatewayNotification.Unreadable("The payload is not a Wompi event.");
        if (notification["event"].Text != Updated) return new GatewayNotification.Irrelevant();
        return GatewayId.Of(notification["data"]["transaction"]["id"].Text) is { } id
            ? new GatewayNotification.Hint(id)
            : new GatewayNotification.Unreadable("The event does not say which transaction it is about.");
    }

    /// <summary>Wompi makes no destination check.</summary>
    public string? AnswerChallenge(NotificationRequest request, GatewayAccount account) => null;

    /// <summary>The named values in their order, the time, the secret. Null where what makes a transaction that transaction is not among them.</summary>
    private static string? Checksum(JsonValue told, Secret secret)
    {
        var paths = told["signature"]["properties"].Items.Select(item => item.Text ?? "").ToList();
        if (paths.Count is 0 or > MostProperties || (told["event"].Text == Updated && !paths.Contains("transaction.id"))) return null;
        var values = paths.Select(path => path.Split('.').Aggregate(told["data"], (value, name) => value[name]).Written);
        return Hex.Sha256(string.Concat(values) + (told["timestamp"].Whole?.ToString(CultureInfo.InvariantCulture) ?? "") + secret.Reveal().Trim());
    }

#pragma warning disable CA1308 // Wompi writes the checksum in either case.
    private static string Lower(string text) => text.ToLowerInvariant();
#pragma warning restore CA1308

    private static NotificationVerdict.Refused Refused(NotificationRefusal why, string text) => new(why, text);
}
