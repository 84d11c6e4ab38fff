using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace CrmPayments.Tests.Webhooks;

/// <summary>Signs events as Stripe documents it: HMAC-SHA256 over "time.body" under the endpoint's secret.</summary>
internal static class StripeSender
{
    public const string Secret = "whsec_test_golden";

    public static string Event(string id = "evt_1Golden") =>
        """{"id":"ID","object":"event","type":"charge.refunded","created":1795251600,"data":{"object":{}}}""".Replace("ID", id, StringComparison.Ordinal);

    public static HttpContent Signed(string body, DateTimeOffset at, string secret = Secret) => Signed(Encoding.UTF8.GetBytes(body), at, secret);

    public static HttpContent Signed(byte[] body, DateTimeOffset at, string secret = Secret)
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(time + ".").Concat(body).ToArray());
        return With(body, $"t={time},v1={Convert.ToHexStringLower(signature)}");
    }

    public static HttpContent With(byte[] body, string signature)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        content.Headers.TryAddWithoutValidation("Stripe-Signature", signature);
        return content;
    }
}
