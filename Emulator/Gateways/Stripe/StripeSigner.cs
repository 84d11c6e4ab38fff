using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CrmPayments.Emulator.Gateways.Notifications;

namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>Signs events as Stripe does: HMAC-SHA256 over time and body, keyed by the whole whsec_ text.</summary>
public sealed class StripeSigner : INotificationSigner
{
    /// <inheritdoc/>
    public HttpRequestMessage Sign(string content, NotificationMode mode, DateTimeOffset now)
    {
        var time = (mode == NotificationMode.Old ? now.AddHours(-1) : now).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var secret = mode == NotificationMode.BadSignature ? "whsec_somebody_elses" : StripeCredentials.WebhookSecret;
        var request = new HttpRequestMessage { Method = HttpMethod.Post, Content = new StringContent(content, Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("Stripe-Signature", $"t={time},v1={Signature(time, content, secret)}");
        return request;
    }

    /// <returns>Lower-case hex.</returns>
    public static string Signature(string time, string body, string secret) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{time}.{body}")));
}
