using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using CrmPayments.Core.Gateways.Http;

namespace CrmPayments.Core.Gateways.Braintree;

/// <summary>How Braintree signs: HMAC-SHA1 under the SHA-1 of the private key, in lower-case hex.</summary>
internal static class BraintreeSignature
{
    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "Braintree signs with SHA-1; there is no other way to verify.")]
    public static string Sign(string text, Secret privateKey)
    {
        using var sha = SHA1.Create();
        using var hmac = new HMACSHA1(sha.ComputeHash(Encoding.UTF8.GetBytes(privateKey.Reveal())));
        return Hex.Of(hmac.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }

    /// <summary>Whether one of the pairs "publicKey|signature", joined by &amp;, is ours and fits the payload.</summary>
    public static bool Fits(string signatures, string payload, GatewayAccount account)
    {
        if (account.ApiSecret.IsEmpty || account.PublicKey.Length == 0) return false;
        var ours = account.PublicKey + "|";
        var claimed = signatures.Split('&').Where(pair => pair.StartsWith(ours, StringComparison.Ordinal)).Select(pair => pair.Substring(ours.Length)).ToList();
        // The line break at the payload's end gets lost on some ways.
        string[] expected = [Sign(payload, account.ApiSecret), Sign(payload + "\n", account.ApiSecret)];
        return claimed.Any(signature => expected.Any(it => ConstantTime.AreEqual(it, signature)));
    }
}
