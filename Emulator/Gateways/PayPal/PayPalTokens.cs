using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.PayPal;

/// <summary>Access tokens that carry their own end, so that they outlive a restart without being kept.</summary>
internal static class PayPalTokens
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(8.8);

    /// <summary>What /v1/oauth2/token answers.</summary>
    public static JObject Issue(DateTimeOffset now) => new()
    {
        ["scope"] = "https://uri.paypal.com/services/payments/payment https://uri.paypal.com/services/payments/refund https://uri.paypal.com/services/reporting/search/read",
        ["access_token"] = Token((now + Life).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)),
        ["token_type"] = "Bearer",
        ["app_id"] = "APP-SIMULATOR",
        ["expires_in"] = (int)Life.TotalSeconds,
        ["nonce"] = $"{now.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}simulator",
    };

    /// <param name="authorization">The header.</param>
    /// <param name="now">To judge the age by.</param>
    public static bool IsGood(string? authorization, DateTimeOffset now)
    {
        var parts = (authorization ?? "").Split('.');
        return parts.Length == 3 && authorization == "Bearer " + Token(parts[1])
            && long.TryParse(parts[1], CultureInfo.InvariantCulture, out var end) && now.ToUnixTimeSeconds() < end;
    }

    private static string Token(string end) =>
        $"A21AA.{end}.{Convert.ToHexString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(PayPalCredentials.ClientSecret), Encoding.UTF8.GetBytes(end)))}";
}
