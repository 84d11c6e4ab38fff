using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CrmPayments.Emulator.Gateways.Notifications;

namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>Signs notifications as Braintree does: HMAC-SHA1 over the base64 payload, keyed by the SHA-1 of the private key.</summary>
public sealed partial class BraintreeSigner : INotificationSigner
{
    /// <inheritdoc/>
    public HttpRequestMessage Sign(string content, NotificationMode mode, DateTimeOffset now)
    {
        var told = mode == NotificationMode.Old ? Timestamp().Replace(content, $"$1{now.AddDays(-1).UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}$2") : content;
        var payload = Convert.ToBase64String(Encoding.UTF8.GetBytes(told), Base64FormattingOptions.InsertLineBreaks).Replace("\r\n", "\n", StringComparison.Ordinal) + "\n";
        var key = mode == NotificationMode.BadSignature ? "not_the_private_key" : BraintreeCredentials.PrivateKey;
        return new HttpRequestMessage
        {
            Method = HttpMethod.Post,
            Content = new FormUrlEncodedContent([new("bt_signature", $"{BraintreeCredentials.PublicKey}|{Signature(payload, key)}"), new("bt_payload", payload)]),
        };
    }

    /// <returns>Lower-case hex.</returns>
    [SuppressMessage("Security", "CA5350", Justification = "The vendor's scheme is HMAC-SHA1; a simulator has no choice.")]
    public static string Signature(string payload, string privateKey) =>
        Convert.ToHexStringLower(HMACSHA1.HashData(SHA1.HashData(Encoding.UTF8.GetBytes(privateKey)), Encoding.UTF8.GetBytes(payload)));

    [GeneratedRegex("(<notification>\\s*<timestamp type=\"datetime\">)[^<]*(</timestamp>)")]
    private static partial Regex Timestamp();
}
