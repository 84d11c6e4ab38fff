using System.Globalization;
using System.Text;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.PlacetoPay;

/// <summary>WebCheckout's notices: JSON, of which the request's id, the status and its date are signed with the secret key. Each only points to its session.</summary>
internal sealed class PlacetoPayNotifications : INotificationFormat
{
    /// <summary>The date is that of the status, not of the delivery.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromDays(3), Newest = TimeSpan.FromMinutes(5);

    private const string Scheme = "sha256:", EventType = "session";

    public NotificationVerdict Verify(NotificationRequest request, GatewayAccount account, DateTimeOffset now)
    {
        if (JsonReading.Parse(request.Body) is not { IsObject: true } told || PlacetoPayReader.Id(told) is not { } id) return Refused(NotificationRefusal.Malformed, "The payload is not a notice of PlacetoPay's.");
        string status = told["status"]["status"].Text ?? "", date = told["status"]["date"].Text ?? "";
        var expected = Scheme + Hex.Sha256(id + status + date + account.ApiSecret.Reveal().Trim());
        if (account.ApiSecret.IsEmpty || told["signature"].Text is not { } claimed || !ConstantTime.AreEqual(claimed, expected))
            return Refused(NotificationRefusal.BadSignature, "The signature is not that of this account's secret key.");
        if (!DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)) return Refused(NotificationRefusal.Malformed, "Its status has no date.");
        return now - time > Oldest || time - now > Newest
            ? Refused(NotificationRefusal.TooOld, "Its status is more than three days old, or to come.")
            : new NotificationVerdict.Accepted(expected, EventType, Encoding.UTF8.GetString(request.Body));
    }

    public GatewayNotification Read(string eventType, string payload) => JsonReading.Parse(payload) is { IsObject: true } notice && PlacetoPayReader.Id(notice) is { } id
        ? new GatewayNotification.Hint(id)
        : new GatewayNotification.Unreadable("The notice does not say which session it is about.");

    /// <summary>PlacetoPay makes no destination check.</summary>
    public string? AnswerChallenge(NotificationRequest request, GatewayAccount account) => null;

    private static NotificationVerdict.Refused Refused(NotificationRefusal why, string text) => new(why, text);
}
