using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CrmPayments.Core.Gateways.Http;

internal static class Hex
{
    /// <summary>Two lower-case digits a byte.</summary>
    public static string Of(byte[] bytes)
    {
        var text = new StringBuilder(bytes.Length * 2);
        foreach (var one in bytes) text.Append(one.ToString("x2", CultureInfo.InvariantCulture));
        return text.ToString();
    }

    /// <summary>SHA-256 of a text's UTF-8.</summary>
    public static string Sha256(string text)
    {
        using var sha = SHA256.Create();
        return Of(sha.ComputeHash(Encoding.UTF8.GetBytes(text)));
    }
}
