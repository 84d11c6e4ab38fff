using System.Security.Cryptography;
using System.Text;
using CrmPayments.Emulator.Gateways.Notifications;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.PaymentsWay;

/// <summary>Puts Payments Way's checksum into a notice: form, key, merchant, amount and order under SHA-256. No time is among them: an old notice is as good as a new one.</summary>
public sealed class PaymentsWaySigner : INotificationSigner
{
    /// <inheritdoc/>
    public HttpRequestMessage Sign(string content, NotificationMode mode, DateTimeOffset now)
    {
        var body = JsonConvert.DeserializeObject<JObject>(content, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!;
        var key = mode == NotificationMode.BadSignature ? "somebody-elses-key" : PaymentsWayCredentials.ApiKey;
        body["checksum"] = Checksum(key, (string)body["ammount"]!, (string)body["externalorder"]!);
        return new HttpRequestMessage { Method = HttpMethod.Post, Content = new StringContent(body.ToString(Formatting.None), Encoding.UTF8, "application/json") };
    }

    private static string Checksum(string key, string amount, string order) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{PaymentsWayCredentials.Form};{key};{PaymentsWayCredentials.Merchant};{amount};{order}")));
}
