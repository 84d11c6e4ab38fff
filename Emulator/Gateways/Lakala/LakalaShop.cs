using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Lakala;

/// <summary>A shop at the simulator: signs its requests as a merchant's own system does.</summary>
public sealed class LakalaShop(HttpClient http)
{
    /// <param name="path">Below api/v3/: "labs/trans/micropay".</param>
    /// <param name="data">The request's req_data, without merchant and terminal.</param>
    public async Task<JObject> SendAsync(string path, JObject data)
    {
        data["merchant_no"] = LakalaCredentials.Merchant;
        data["term_no"] = LakalaCredentials.Terminal;
        // The simulator lives in a time of its own, and tells it.
        using var greeting = await http.GetAsync(new Uri("settings", UriKind.Relative));
        var now = greeting.Headers.Date ?? throw new InvalidOperationException("The simulator does not tell its time.");
        var envelope = new JObject { ["req_time"] = now.ToOffset(TimeSpan.FromHours(8)).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture), ["version"] = "3.0", ["req_data"] = data };
        var body = Encoding.UTF8.GetBytes(envelope.ToString(Formatting.None));
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v3/" + path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("Authorization", Signed(body, now));
        using var response = await http.SendAsync(request);
        return JObject.Parse(await response.Content.ReadAsStringAsync());
    }

    private static string Signed(byte[] body, DateTimeOffset now)
    {
        string time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), nonce = RandomNumberGenerator.GetHexString(12);
        using var key = RSA.Create();
        key.ImportFromPem(LakalaCredentials.PrivateKey);
        var signature = key.SignData(LakalaSigner.Lines(body, LakalaCredentials.AppId, LakalaCredentials.SerialNo, time, nonce), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"LKLAPI-SHA256withRSA appid=\"{LakalaCredentials.AppId}\",serial_no=\"{LakalaCredentials.SerialNo}\",timestamp=\"{time}\",nonce_str=\"{nonce}\",signature=\"{Convert.ToBase64String(signature)}\"";
    }
}
