using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Gateways.Http;

namespace CrmPayments.Core.Messages;

/// <summary>
/// Signs links to the status page and checks them. A token is a credential: it is in no log and in no row but the email's.
/// It holds refund id (16 bytes), expiry (4) and language (2), then their HMAC-SHA256 (32): 54 bytes, so that its base64url has no
/// spare bits that could be changed unnoticed.
/// </summary>
public sealed class StatusLinks
{
    /// <summary>Characters; a token has exactly as many.</summary>
    public const int TokenLength = 72;

    private const int ContentLength = 22;
    private const int ShortestKey = 32;

    // Keeps signatures apart from anything else that the same secret might be used for.
    private const string Purpose = "CrmPayments status page 1";
    private static readonly DateTimeOffset Epoch = new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Secret _key;

    /// <exception cref="ArgumentException">The key is shorter than 32 characters.</exception>
    public StatusLinks(Secret key)
    {
        if (key.Reveal().Length < ShortestKey)
            throw new ArgumentException(string.Format(CultureInfo.InvariantCulture, "The key of the status page must have at least {0} characters.", ShortestKey), nameof(key));
        _key = key;
    }

    /// <returns>A token of <see cref="TokenLength"/> characters that need no escaping in a URL.</returns>
    /// <exception cref="OverflowException">The expiry is before 1970 or after 2106, or the language is no LCID of two bytes.</exception>
    public string Sign(StatusLink link)
    {
        var seconds = checked((uint)((link.ExpiresOn - Epoch).Ticks / TimeSpan.TicksPerSecond));
        var language = checked((ushort)link.Language);
        byte[] content =
        [
            .. link.RefundId.ToByteArray(),
            (byte)(seconds >> 24), (byte)(seconds >> 16 & 0xFF), (byte)(seconds >> 8 & 0xFF), (byte)(seconds & 0xFF),
            (byte)(language >> 8), (byte)(language & 0xFF),
        ];
        return ToText([.. content, .. Mac(content)]);
    }

    /// <returns>What the token stands for; null when it is not ours, was changed, or has expired: which of these is not told.</returns>
    public StatusLink? Read(string? token, DateTimeOffset now)
    {
        if (ToBytes(token) is not { } bytes) return null;
        var content = bytes.Take(ContentLength).ToArray();
        if (!ConstantTime.AreEqual(Hex.Of([.. bytes.Skip(ContentLength)]), Hex.Of(Mac(content)))) return null;
        var expiresOn = Epoch.AddSeconds(((long)content[16] << 24) + (content[17] << 16) + (content[18] << 8) + content[19]);
        return now < expiresOn ? new StatusLink(new Guid([.. content.Take(16)]), expiresOn, (content[20] << 8) + content[21]) : null;
    }

    private byte[] Mac(byte[] content)
    {
        using var hmac = new HMACSHA256(Encoding.UTF8.GetBytes(_key.Reveal()));
        return hmac.ComputeHash([.. Encoding.UTF8.GetBytes(Purpose), .. content]);
    }

    private static string ToText(byte[] bytes) => Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_');

    /// <returns>Null: no token at all.</returns>
    private static byte[]? ToBytes(string? token) => token is { Length: TokenLength } && token.All(IsDigit)
        ? Convert.FromBase64String(token.Replace('-', '+').Replace('_', '/'))
        : null;

    private static bool IsDigit(char letter) => letter is >= 'A' and <= 'Z' or >= 'a' and <= 'z' or >= '0' and <= '9' or '-' or '_';
}
