using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CrmPayments.Emulator.Gateways.Notifications;

namespace CrmPayments.Emulator.Gateways.Nmi;

/// <summary>Signs notifications as NMI does: HMAC-SHA256 over a nonce, a point and the body. Nothing in it is a time.</summary>
public sealed partial class NmiSigner : INotificationSigner
{
    /// <inheritdoc/>
    public HttpRequestMessage Sign(string content, NotificationMode mode, DateTimeOffset now)
    {
        var told = mode == NotificationMode.Old ? Date().Replace(content, $"$1{NmiAnswers.Time(now.AddDays(-1))}$2") : content;
        var nonce = RandomNumberGenerator.GetHexString(20, lowercase: true);
        var key = mode == NotificationMode.BadSignature ? "not-this-merchants-key" : NmiCredentials.SigningKey;
        var request = new HttpRequestMessage { Method = HttpMethod.Post, Content = new StringContent(told, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Webhook-Signature", $"t={nonce},s={Signature(nonce, told, key)}");
        return request;
    }

    /// <returns>Lower-case hex.</returns>
    public static string Signature(string nonce, string body, string key) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{nonce}.{body}")));

    [GeneratedRegex("(\"date\":\")[0-9]*(\")")]
    private static partial Regex Date();
}
