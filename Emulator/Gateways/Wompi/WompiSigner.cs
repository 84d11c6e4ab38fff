using System.Globalization;
using System.Text;
using CrmPayments.Emulator.Gateways.Notifications;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Wompi;

/// <summary>Signs events as Wompi does: the values of named properties, the time and the events secret under SHA-256.</summary>
public sealed class WompiSigner : INotificationSigner
{
    private static readonly string[] Properties = ["transaction.id", "transaction.status", "transaction.amount_in_cents"];

    /// <inheritdoc/>
    public HttpRequestMessage Sign(string content, NotificationMode mode, DateTimeOffset now)
    {
        var body = JsonConvert.DeserializeObject<JObject>(content, new JsonSerializerSettings { DateParseHandling = DateParseHandling.None })!;
        var time = (mode == NotificationMode.Old ? now.AddDays(-5) : now).ToUnixTimeSeconds();
        var secret = mode == NotificationMode.BadSignature ? "test_events_somebody_elses" : WompiCredentials.EventsSecret;
        var values = string.Concat(Properties.Select(path => (string?)body["data"]!.SelectToken(path)));
        var checksum = WompiSignatures.Sha256(values + time.ToString(CultureInfo.InvariantCulture) + secret);
        body["signature"] = new JObject { ["properties"] = new JArray(Properties), ["checksum"] = checksum };
        body["timestamp"] = time;
        body["sent_at"] = WompiJson.Time(now);
        var request = new HttpRequestMessage { Method = HttpMethod.Post, Content = new StringContent(body.ToString(Formatting.None), Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("X-Event-Checksum", checksum);
        return request;
    }
}
