using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CrmPayments.Emulator.Gateways.Notifications;

namespace CrmPayments.Emulator.Gateways.AuthorizeNet;

/// <summary>Signs notifications as Authorize.Net does: HMAC-SHA512 over the body, keyed by the signature key's text.</summary>
public sealed partial class AuthorizeNetSigner : INotificationSigner
{
    /// <inheritdoc/>
    public HttpRequestMessage Sign(string content, NotificationMode mode, DateTimeOffset now)
    {
        var told = mode == NotificationMode.Old ? EventDate().Replace(content, $"$1{now.AddDays(-1).UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffffffZ}$2") : content;
        var key = mode == NotificationMode.BadSignature ? new string('0', 128) : AuthorizeNetCredentials.SignatureKey;
        var request = new HttpRequestMessage { Method = HttpMethod.Post, Content = new StringContent(told, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("X-ANET-Signature", "sha512=" + Signature(told, key));
        return request;
    }

    /// <returns>Upper-case hex.</returns>
    public static string Signature(string body, string key) => Convert.ToHexString(HMACSHA512.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(body)));

    [GeneratedRegex("(\"eventDate\":\")[^\"]*(\")")]
    private static partial Regex EventDate();
}
