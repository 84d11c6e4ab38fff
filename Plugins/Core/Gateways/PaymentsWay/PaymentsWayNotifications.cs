using System.Globalization;
using System.Text;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.PaymentsWay;

/// <summary>
/// Payments Way's notices: JSON with a checksum over form, key, merchant, amount and order. Neither the id nor the state is among
/// them, nor a time: a notice only points to its transaction, which is then asked for.
/// </summary>
internal sealed class PaymentsWayNotifications : INotificationFormat
{
    public NotificationVerdict Verify(NotificationRequest request, GatewayAccount account, DateTimeOffset now)
    {
        if (JsonReading.Parse(request.Body) is not { IsObject: true } notice) return Refused(NotificationRefusal.Malformed, "The payload is not a notice of Payments Way's.");
        if (PaymentsWayShop.Of(account) is not { } shop || account.ApiSecret.IsEmpty || notice["checksum"].Text is not { Length: 64 } claimed || !ConstantTime.AreEqual(claimed, Checksum(notice, shop, account.ApiSecret)))
            return Refused(NotificationRefusal.BadSignature, "The checksum is not that of this account's form, key and merchant.");
        if (PaymentsWayReader.Id(notice["id"]) is null || notice["idstatus"]["id"].Whole is not { } state) return Refused(NotificationRefusal.Malformed, "The notice names no transaction or no state.");
        // The checksum is the same for every state of an order: the whole content tells one notice from another.
        return new NotificationVerdict.Accepted(Hex.Sha256(Encoding.UTF8.GetString(request.Body)), "transaction." + state.ToString(CultureInfo.InvariantCulture), Encoding.UTF8.GetString(request.Body))
        {
            ReplyStatus = state == PaymentsWayReader.Succeeded ? 200 : 201,
        };
    }

    public GatewayNotification Read(string eventType, string payload) =>
        JsonReading.Parse(payload) is { IsObject: true } notice && PaymentsWayReader.Id(notice["id"]) is { } id
            ? new GatewayNotification.Hint(id)
            : new GatewayNotification.Unreadable("The payload is not a notice of Payments Way's, or does not say which transaction it is about.");

    /// <summary>Payments Way makes no destination check.</summary>
    public string? AnswerChallenge(NotificationRequest request, GatewayAccount account) => null;

    /// <summary>Amount and order as they are written; the amount's name has one m or two.</summary>
    private static string Checksum(JsonValue notice, PaymentsWayShop shop, Secret key)
    {
        var amount = notice["ammount"].Written is { Length: > 0 } doubled ? doubled : notice["amount"].Written;
        return Hex.Sha256(string.Join(";", shop.Form, key.Reveal().Trim(), shop.Merchant, amount, notice["externalorder"].Written));
    }

    private static NotificationVerdict.Refused Refused(NotificationRefusal why, string text) => new(why, text);
}
