using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace CrmPayments.Tests.Webhooks;

/// <summary>Signs events as PayPal documents it: RSA over transmission id, time, webhook id and the CRC-32 of the body.</summary>
internal sealed class PayPalSender : IDisposable
{
    private const string WebhookId = "0TEST6839H8241612";

    /// <summary>Its checksum is PayPal's own example: 3092226693.</summary>
    public const string Body = """{"id":"WH-1","event_type":"PAYMENT.CAPTURE.COMPLETED","resource":{"id":"2GG279541U471931P"}}""";

    private readonly X509Certificate2 _certificate;

    public PayPalSender(DateTimeOffset now)
    {
        using var key = RSA.Create(2048);
        _certificate = new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
    }

    /// <summary>What an administrator stores in Key Vault.</summary>
    public string Secret => $"{WebhookId}\n{_certificate.ExportCertificatePem()}";

    public HttpContent Signed(DateTimeOffset at)
    {
        var time = at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
        using var key = _certificate.GetRSAPrivateKey()!;
        var signature = key.SignData(Encoding.UTF8.GetBytes($"t-1|{time}|{WebhookId}|3092226693"), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(Body));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.TryAddWithoutValidation("PAYPAL-TRANSMISSION-ID", "t-1");
        content.Headers.TryAddWithoutValidation("PAYPAL-TRANSMISSION-TIME", time);
        content.Headers.TryAddWithoutValidation("PAYPAL-TRANSMISSION-SIG", Convert.ToBase64String(signature));
        content.Headers.TryAddWithoutValidation("PAYPAL-CERT-URL", "https://api.paypal.com/v1/notifications/certs/CERT-test");
        content.Headers.TryAddWithoutValidation("PAYPAL-AUTH-ALGO", "SHA256withRSA");
        return content;
    }

    public void Dispose() => _certificate.Dispose();
}
