using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.PlacetoPay;

/// <summary>The "auth" inside of every body: login, a time, a nonce, and a hash of both with the secret key.</summary>
internal static class PlacetoPayAuth
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    /// <returns>The number of what is wrong; null: it is well.</returns>
    public static int? Problem(JToken? auth, DateTimeOffset now)
    {
        if (auth is not JObject) return 100;
        if ((string?)auth["login"] != PlacetoPayCredentials.Login) return 101;
        var (seed, nonce) = ((string?)auth["seed"] ?? "", Bytes((string?)auth["nonce"]));
        if (nonce is null) return 107;
        var expected = Convert.ToBase64String(SHA256.HashData([.. nonce, .. Encoding.UTF8.GetBytes(seed + PlacetoPayCredentials.SecretKey)]));
        if ((string?)auth["tranKey"] != expected) return 102;
        return DateTimeOffset.TryParse(seed, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && (now - time).Duration() <= Window ? null : 103;
    }

    private static byte[]? Bytes(string? base64)
    {
        var bytes = new byte[256];
        return base64 is { Length: > 0 and <= 300 } && Convert.TryFromBase64String(base64, bytes, out var length) && length > 0 ? bytes[..length] : null;
    }
}
