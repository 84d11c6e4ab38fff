using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace CrmPayments.Tests.Webhooks;

/// <summary>Signs notifications as Braintree does: HMAC-SHA1 over the base64 payload, under the SHA-1 of the private key.</summary>
internal static class BraintreeSender
{
    /// <summary>The pair that the vendor's own SDKs are tested with; it opens nothing.</summary>
    public const string PublicKey = "integration_public_key";
    public const string PrivateKey = "integration_private_key";

    public const string Xml = """<notification><kind>check</kind><timestamp type="datetime">2026-11-21T09:00:00Z</timestamp><subject><check type="boolean">true</check></subject></notification>""";

    public static HttpContent Signed(string xml = Xml, string privateKey = PrivateKey)
    {
        var payload = Convert.ToBase64String(Encoding.UTF8.GetBytes(xml), Base64FormattingOptions.InsertLineBreaks).Replace("\r", "", StringComparison.Ordinal) + "\n";
        return Form(payload, $"{PublicKey}|{Sign(payload, privateKey)}");
    }

    public static HttpContent Form(string payload, string signature) =>
        new FormUrlEncodedContent(new Dictionary<string, string> { ["bt_signature"] = signature, ["bt_payload"] = payload });

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "Braintree signs so.")]
    private static string Sign(string text, string privateKey) =>
        Convert.ToHexStringLower(HMACSHA1.HashData(SHA1.HashData(Encoding.UTF8.GetBytes(privateKey)), Encoding.UTF8.GetBytes(text)));
}
