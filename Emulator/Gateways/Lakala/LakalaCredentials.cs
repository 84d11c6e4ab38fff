using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CrmPayments.Emulator.Gateways.Lakala;

/// <summary>The one merchant that the simulator knows, and the keys of both sides, which each process makes anew. Nothing here is valid anywhere else.</summary>
public static class LakalaCredentials
{
    public const string AppId = "OP90000001";

    public const string SerialNo = "0190000000000001";

    public const string Merchant = "822900000000001";

    public const string Terminal = "T9000001";

    private static readonly RSA MerchantRsa = RSA.Create(2048), PlatformRsa = RSA.Create(2048);

    /// <summary>The merchant's private key, in PKCS#8.</summary>
    public static string PrivateKey { get; } = MerchantRsa.ExportPkcs8PrivateKeyPem();

    /// <summary>What notices are verified with: a certificate in PEM.</summary>
    public static string NotificationCertificate { get; } = new CertificateRequest("CN=Lakala simulator", PlatformRsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
        .CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2049, 1, 1, 0, 0, 0, TimeSpan.Zero)).ExportCertificatePem();

    // A key is not made for several threads at once.
    internal static bool HasSigned(byte[] message, byte[] signature)
    {
        lock (MerchantRsa) return MerchantRsa.VerifyData(message, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    internal static byte[] Sign(byte[] message)
    {
        lock (PlatformRsa) return PlatformRsa.SignData(message, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }
}
