using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using CrmPayments.Emulator.Gateways.Notifications;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.PayPal;

/// <summary>Signs events as PayPal does: RSA over transmission id, time, webhook id and the body's CRC-32.</summary>
public sealed class PayPalSigner : INotificationSigner
{
    public const string Algorithm = "SHA256withRSA";

    /// <inheritdoc/>
    public HttpRequestMessage Sign(string content, NotificationMode mode, DateTimeOffset now)
    {
        var (id, time) = (Guid.NewGuid().ToString(), PayPalJson.Time(mode == NotificationMode.Old ? now.AddDays(-5) : now));
        using var key = (mode == NotificationMode.BadSignature ? PayPalCredentials.Foreign : PayPalCredentials.Certificate).GetRSAPrivateKey()!;
        var request = new HttpRequestMessage { Method = HttpMethod.Post, Content = new StringContent(content, Encoding.UTF8, "application/json") };
        request.Headers.Add("PAYPAL-TRANSMISSION-ID", id);
        request.Headers.Add("PAYPAL-TRANSMISSION-TIME", time);
        request.Headers.Add("PAYPAL-TRANSMISSION-SIG", Convert.ToBase64String(key.SignData(Message(id, time, content), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)));
        request.Headers.Add("PAYPAL-CERT-URL", $"{PayPalJson.Host}v1/notifications/certs/{PayPalCredentials.CertificateId}");
        request.Headers.Add("PAYPAL-AUTH-ALGO", Algorithm);
        return request;
    }

    /// <summary>CRC-32 of IEEE 802.3.</summary>
    public static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }

    /// <summary>POST /v1/notifications/verify-webhook-signature.</summary>
    internal static PayPalAnswer Verify(PayPalCall call)
    {
        if (call.Body["webhook_event"] is not JObject told) return PayPalAnswer.Invalid("MISSING_REQUIRED_PARAMETER", "/webhook_event");
        var message = Message(call.Text("transmission_id"), call.Text("transmission_time"), told.ToString(Formatting.None), call.Text("webhook_id"));
        var signature = new byte[512];
        using var key = PayPalCredentials.Certificate.GetRSAPublicKey()!;
        var good = Convert.TryFromBase64String(call.Text("transmission_sig"), signature, out var length)
            && key.VerifyData(message, signature.AsSpan(0, length), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return PayPalAnswer.Ok(new JObject { ["verification_status"] = good ? "SUCCESS" : "FAILURE" });
    }

    private static byte[] Message(string id, string time, string content, string webhookId = PayPalCredentials.WebhookId) =>
        Encoding.UTF8.GetBytes($"{id}|{time}|{webhookId}|{Checksum(Encoding.UTF8.GetBytes(content)).ToString(CultureInfo.InvariantCulture)}");
}
