using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace CrmPayments.Emulator.Gateways.PayPal;

/// <summary>The one REST app that the simulator knows. Nothing here is secret or valid anywhere else.</summary>
public static class PayPalCredentials
{
    public const string ClientId = "simulator_client_id";
    public const string ClientSecret = "simulator_client_secret";
    public const string WebhookId = "0SIM46839H8241612";
    public const string CertificateId = "CERT-simulator";

    private static readonly Lazy<X509Certificate2> Own = new(() => Create("CN=messageverificationcerts.simulator"));

    private static readonly Lazy<X509Certificate2> SomebodyElses = new(() => Create("CN=somebody.else"));

    /// <summary>Made anew by each process: no private key is kept anywhere.</summary>
    public static X509Certificate2 Certificate => Own.Value;

    /// <summary>What a merchant stores to verify notifications: the webhook's id and the certificate.</summary>
    public static string WebhookSecret => $"{WebhookId}\n{Certificate.ExportCertificatePem()}\n";

    /// <summary>A certificate that no merchant has pinned.</summary>
    internal static X509Certificate2 Foreign => SomebodyElses.Value;

    /// <summary>Whether a Basic Authorization header holds the client's id and secret.</summary>
    public static bool Match(string? authorization) =>
        authorization == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{ClientSecret}"));

    // Valid at any time that a test may set its clock to.
    private static X509Certificate2 Create(string name)
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2049, 1, 1, 0, 0, 0, TimeSpan.Zero));
    }
}
