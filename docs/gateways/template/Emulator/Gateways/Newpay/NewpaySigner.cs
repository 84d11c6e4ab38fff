using System.Security.Cryptography;
using System.Text;
using CrmPayments.Emulator.Gateways.Notifications;

namespace CrmPayments.Emulator.Gateways.Newpay;

/// <summary>Signs notifications as Newpay does. Put its own way in the place of this one.</summary>
public sealed class NewpaySigner : INotificationSigner
{
    /// <inheritdoc/>
    public HttpRequestMessage Sign(string content, NotificationMode mode, DateTimeOffset now)
    {
        var secret = mode == NotificationMode.BadSignature ? "somebody-elses-secret" : NewpayCredentials.WebhookSecret;
        var time = (mode == NotificationMode.Old ? now.AddDays(-7) : now).ToUnixTimeSeconds();
        var request = new HttpRequestMessage { Method = HttpMethod.Post, Content = new StringContent(content, Encoding.UTF8, "application/json") };
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(FormattableString.Invariant($"{time}.{content}")));
        request.Headers.TryAddWithoutValidation("Newpay-Signature", FormattableString.Invariant($"t={time},v1={Convert.ToHexStringLower(signature)}"));
        return request;
    }
}
