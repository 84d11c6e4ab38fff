using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;

namespace CrmPayments.Core.Gateways.PayPal;

/// <summary>What an administrator stores to check notifications with: the webhook's id, and the certificates that may have signed.</summary>
internal sealed class PayPalWebhook
{
    private static readonly Regex Pem = new(
        "-----BEGIN CERTIFICATE-----(?<base64>[A-Za-z0-9+/=\\s]+)-----END CERTIFICATE-----", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private readonly IReadOnlyList<byte[]> _certificates;

    private PayPalWebhook(string id, IReadOnlyList<byte[]> certificates)
    {
        Id = id;
        _certificates = certificates;
    }

    /// <summary>PayPal's id of our webhook, which is signed along.</summary>
    public string Id { get; }

    /// <param name="secret">The id, then one or more certificates in PEM; white space of any kind between them.</param>
    /// <returns>Null when there is no id or no certificate.</returns>
    public static PayPalWebhook? Read(Secret secret)
    {
        var text = secret.Reveal();
        var id = text.Split(["-----BEGIN"], StringSplitOptions.None)[0].Trim();
        var certificates = Pem.Matches(text).Cast<Match>().Select(match => Bytes(match.Groups["base64"].Value)).OfType<byte[]>().ToList();
        return GatewayId.Of(id) is null || certificates.Count == 0 ? null : new PayPalWebhook(id, certificates);
    }

    /// <summary>Whether one of the certificates, valid at this time, has signed the message (RSA, PKCS#1 v1.5, SHA-256).</summary>
    public bool HasSigned(byte[] message, byte[] signature, DateTimeOffset now) => _certificates.Any(certificate => HasSigned(certificate, message, signature, now));

    private static bool HasSigned(byte[] certificate, byte[] message, byte[] signature, DateTimeOffset now)
    {
        try
        {
            using var parsed = new X509Certificate2(certificate);
            if (now < parsed.NotBefore.ToUniversalTime() || now > parsed.NotAfter.ToUniversalTime()) return false;
            using var key = parsed.GetRSAPublicKey();
            return key is not null && key.VerifyData(message, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        catch (CryptographicException)
        {
            // No certificate, or no signature: neither vouches for anything.
            return false;
        }
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
}
