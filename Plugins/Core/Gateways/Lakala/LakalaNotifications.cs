using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Gateways.Signing;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Lakala;

/// <summary>Lakala's notices: JSON, signed together with a time by the notification certificate, which is pinned in the account's webhook secret.</summary>
internal sealed class LakalaNotifications : INotificationFormat
{
    /// <summary>Lakala delivers again for about four hours; whether it signs anew is not told.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromHours(6);

    /// <summary>How far Lakala's clock may be ahead of ours.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromMinutes(5);

    // Read without secrets: a notice's texts are not kept.
    private static readonly LakalaReader Reader = new(null);

    public NotificationVerdict Verify(NotificationRequest request, GatewayAccount account, DateTimeOffset now)
    {
        if (!request.Headers.TryGetValue("authorization", out var header) || !header.StartsWith(LakalaSignature.Scheme + " ", StringComparison.Ordinal))
            return Refused(NotificationRefusal.BadSignature, $"It is not signed with {LakalaSignature.Scheme}.");
        string time = LakalaSignature.Part(header, "timestamp"), nonce = LakalaSignature.Part(header, "nonce_str");
        if (Bytes(LakalaSignature.Part(header, "signature")) is not { } signature || !RsaKeys.HasSigned(account.WebhookSecret, LakalaSignature.Lines(request.Body, time, nonce), signature, now))
            return Refused(NotificationRefusal.BadSignature, "No certificate of this account's webhook secret that is valid today has signed it.");
        if (!long.TryParse(time, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)) return Refused(NotificationRefusal.Malformed, "Its time cannot be read.");
        decimal age = now.ToUnixTimeSeconds() - (decimal)seconds;
        return age > (decimal)Oldest.TotalSeconds || -age > (decimal)Ahead.TotalSeconds
            ? Refused(NotificationRefusal.TooOld, "It was signed more than six hours ago, or in the future.")
            : Accept(request.Body, account);
    }

    public GatewayNotification Read(string eventType, string payload) => JsonReading.Parse(payload) switch
    {
        { IsObject: true } notice when notice["pay_order_no"].Text is not null => Counter(notice),
        { IsObject: true } notice when LakalaReader.IsRefund(notice) => Reader.Refund(notice) is { } refund ? new GatewayNotification.Facts(null, [], [refund], [], []) : Unreadable("refund"),
        { IsObject: true } notice => Reader.Charge(notice) is { } charge ? new GatewayNotification.Facts(null, [charge], [], [], []) : Unreadable("payment"),
        _ => new GatewayNotification.Unreadable("The payload is not a notice of Lakala's."),
    };

    /// <summary>Lakala makes no destination check.</summary>
    public string? AnswerChallenge(NotificationRequest request, GatewayAccount account) => null;

    private static GatewayNotification Counter(JsonValue notice)
    {
        var trade = notice["order_trade_info"];
        if (!trade.IsObject) return new GatewayNotification.Irrelevant();
        if (trade["trade_type"].Text != "PAY") return new GatewayNotification.Unreadable("A counter order was refunded or cancelled, and the notice does not say which payment: look at the order.");
        return LakalaAmounts.ReadAtCounter(notice["total_amount"]) is { } amount && LakalaCounter.Charge(trade, LakalaReference.FromWire(notice["out_order_no"].Text ?? ""), amount) is { } charge
            ? new GatewayNotification.Facts(null, [charge], [], [], [])
            : Unreadable("counter order");
    }

    /// <summary>A notice has no id: its content stands for it, so that a repeated one counts once.</summary>
    private static NotificationVerdict Accept(byte[] body, GatewayAccount account)
    {
        if (JsonReading.Parse(body) is not { IsObject: true } notice || notice["merchant_no"].Text is not { } merchant) return Refused(NotificationRefusal.Malformed, "The payload is not a notice of Lakala's.");
        if (merchant != account.MerchantId.Trim()) return Refused(NotificationRefusal.Malformed, "It is about another merchant.");
        using var sha = SHA256.Create();
        return new NotificationVerdict.Accepted(Hex.Of(sha.ComputeHash(body)), TypeOf(notice), Encoding.UTF8.GetString(body)) { Reply = "{\"code\":\"SUCCESS\",\"message\":\"执行成功\"}" };
    }

    private static string TypeOf(JsonValue notice)
    {
        var state = notice["order_status"].Text ?? notice["trade_status"].Text ?? notice["trade_state"].Text ?? "";
        var kind = notice["pay_order_no"].Text is not null ? "counter" : LakalaReader.IsRefund(notice) ? "refund" : "trade";
        return GatewayId.Code(state) is { Length: > 0 } word ? $"{kind}.{word}" : kind;
    }

    private static byte[]? Bytes(string base64)
    {
        try
        {
            return Convert.FromBase64String(base64);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static GatewayNotification.Unreadable Unreadable(string what) => new($"The notice of a {what} lacks an id, an amount or a known state.");

    private static NotificationVerdict.Refused Refused(NotificationRefusal why, string text) => new(why, text);
}
