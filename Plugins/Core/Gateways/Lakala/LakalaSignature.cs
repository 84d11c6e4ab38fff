using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CrmPayments.Core.Gateways.Signing;

namespace CrmPayments.Core.Gateways.Lakala;

/// <summary>LKLAPI-SHA256withRSA: what is signed, and where the signature stands.</summary>
internal static class LakalaSignature
{
    public const string Scheme = "LKLAPI-SHA256withRSA";

    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private const int NonceLength = 32;

    /// <summary>The Authorization header of a request: five lines are signed.</summary>
    /// <param name="account">Its public key holds the app id and the certificate's serial number, with a colon between.</param>
    /// <param name="body">The exact bytes that are sent.</param>
    /// <param name="now">Lakala refuses what is more than five minutes off.</param>
    /// <param name="random">For the nonce.</param>
    /// <returns>Null when the account holds no private key, or no app id and serial number.</returns>
    public static string? Header(GatewayAccount account, byte[] body, DateTimeOffset now, RandomNumberGenerator random)
    {
        var names = account.PublicKey.Split(':').Select(name => name.Trim()).ToList();
        if (names.Count != 2 || names.Any(name => GatewayId.Of(name) is null)) return null;
        string time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), nonce = Nonce(random);
        return RsaKeys.Sign(account.ApiSecret, Lines(body, names[0], names[1], time, nonce)) is { } signature
            ? $"{Scheme} appid=\"{names[0]}\",serial_no=\"{names[1]}\",timestamp=\"{time}\",nonce_str=\"{nonce}\",signature=\"{Convert.ToBase64String(signature)}\""
            : null;
    }

    /// <summary>The lines and the body, a line feed after each.</summary>
    public static byte[] Lines(byte[] body, params string[] lines) =>
        [.. Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\n"))), .. body, (byte)'\n'];

    /// <summary>One part of an Authorization header; empty when it is not there.</summary>
    public static string Part(string header, string name)
    {
        var start = header.IndexOf(name + "=\"", StringComparison.Ordinal);
        if (start < 0 || (start > 0 && header[start - 1] is not (' ' or ','))) return "";
        start += name.Length + 2;
        var end = header.IndexOf('"', start);
        return end < 0 ? "" : header.Substring(start, end - start);
    }

    private static string Nonce(RandomNumberGenerator random)
    {
        var bytes = new byte[NonceLength];
        random.GetBytes(bytes);
        // Slightly more of the first letters: a nonce must not repeat, it need not be even.
        return new string([.. bytes.Select(one => Letters[one % Letters.Length])]);
    }
}
