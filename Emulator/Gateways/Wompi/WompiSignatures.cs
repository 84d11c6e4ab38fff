using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CrmPayments.Emulator.Gateways.Wompi;

/// <summary>Wompi's two checksums: plain concatenations under SHA-256, in lower-case hex.</summary>
public static class WompiSignatures
{
    /// <summary>Of a charge or a checkout page: reference, amount, currency, the end of the page where it has one, and the integrity secret.</summary>
    public static string Integrity(string reference, long amountInCents, string currency, string expiresOn = "") =>
        Sha256(reference + amountInCents.ToString(CultureInfo.InvariantCulture) + currency + expiresOn + WompiCredentials.IntegritySecret);

    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
