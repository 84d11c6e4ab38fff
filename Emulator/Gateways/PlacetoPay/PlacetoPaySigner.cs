using System.Security.Cryptography;
using System.Text;
using CrmPayments.Emulator.Gateways.Notifications;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.PlacetoPay;

/// <summary>Signs notices as PlacetoPay does: SHA-256 over the request's id, the status, its date and the secret key.</summary>
public sealed class PlacetoPaySigner : INotificationSigner
{
    /// <inheritdoc/>
    public HttpRequestMessage Sign(string content, NotificationMode mode, DateTimeOffset now)
    {
        var body = JsonConvert.DeserializeObject<JObject>(content, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!;
        if (mode == NotificationMode.Old) body["status"]!["date"] = PlacetoPayJson.Time(now.AddDays(-5));
        var key = mode == NotificationMode.BadSignature ? "somebody-elses-key" : PlacetoPayCredentials.SecretKey;
        body["signature"] = "sha256:" + Signature((string)body["requestId"]!, (string)body["status"]!["status"]!, (string)body["status"]!["date"]!, key);
        return new HttpRequestMessage { Method = HttpMethod.Post, Content = new StringContent(body.ToString(Formatting.None), Encoding.UTF8, "application/json") };
    }

    /// <returns>Lower-case hex.</returns>
    public static string Signature(string requestId, string status, string date, string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(requestId + status + date + key)));
}
