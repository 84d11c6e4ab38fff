using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Niubiz;

/// <summary>Security tokens: JWTs that carry their own end, an hour on, so that they outlive a restart without being kept.</summary>
internal static class NiubizTokens
{
    private const int Life = 3600;

    public static string Issue(DateTimeOffset now) => Token(now.ToUnixTimeSeconds() + Life);

    /// <param name="authorization">The header: the token without a scheme word.</param>
    /// <param name="now">To judge the age by.</param>
    public static bool IsGood(string? authorization, DateTimeOffset now)
    {
        var parts = (authorization ?? "").Split('.');
        return parts.Length == 3 && EndOf(parts[1]) is { } end && authorization == Token(end) && now.ToUnixTimeSeconds() < end;
    }

    private static string Token(long end)
    {
        var content = $"{Base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")}.{Base64(new JObject { ["exp"] = end, ["iat"] = end - Life }.ToString(Newtonsoft.Json.Formatting.None))}";
        return $"{content}.{Url(HMACSHA256.HashData(Encoding.UTF8.GetBytes(NiubizCredentials.Password), Encoding.UTF8.GetBytes(content)))}";
    }

    private static long? EndOf(string payload)
    {
        try
        {
            return (long?)JObject.Parse(Encoding.UTF8.GetString(Convert.FromBase64String(payload.Replace('-', '+').Replace('_', '/').PadRight((payload.Length + 3) / 4 * 4, '='))))["exp"];
        }
        catch (Exception wrong) when (wrong is FormatException or Newtonsoft.Json.JsonException or ArgumentException)
        {
            return null;
        }
    }

    private static string Base64(string text) => Url(Encoding.UTF8.GetBytes(text));

    private static string Url(byte[] bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
