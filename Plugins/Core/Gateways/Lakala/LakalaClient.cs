using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Lakala;

/// <summary>Sends one signed request to Lakala's open platform and sorts the answer.</summary>
internal sealed class LakalaClient(GatewayAccount account, GatewayTools tools)
{
    /// <summary>China has one time zone, and no summer time.</summary>
    public static readonly TimeSpan China = TimeSpan.FromHours(8);

    // Each group of calls has a word of its own for "it went through".
    private static readonly HashSet<string> WentThrough = new(StringComparer.Ordinal) { "BBS00000", "000000", "RFD00000" };

    private readonly string _host =
        (account.BaseUrl?.AbsoluteUri ?? (account.Mode == GatewayMode.Live ? "https://s2.lakala.com" : "https://test.wsmsd.cn/sit")).TrimEnd('/');

    public string Merchant { get; } = account.MerchantId.Trim();

    public string Terminal { get; } = account.MerchantAccountId.Trim();

    /// <param name="path">Below /api/v3/.</param>
    /// <param name="data">The req_data, as <see cref="JsonWriting.Write"/> takes it.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public async Task<LakalaAnswer> PostAsync(string path, IReadOnlyDictionary<string, object?> data, CancellationToken cancel)
    {
        var now = tools.Clock.Now;
        var body = Encoding.UTF8.GetBytes(JsonWriting.Write(new Dictionary<string, object?> { ["req_time"] = Time(now), ["version"] = "3.0", ["req_data"] = data }));
        if (LakalaSignature.Header(account, body, now, tools.Random) is not { } header)
            return new LakalaAnswer.Refused("key", "The gateway's row lacks the app id and serial number (public key), or its secret is no RSA private key in PKCS#8.");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_host}/api/v3/{path}");
        request.Headers.TryAddWithoutValidation("Authorization", header);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Content = new ByteArrayContent(body);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "UTF-8" };
        var answer = await tools.Http.SendAsync(request, cancel).ConfigureAwait(false);
        return answer.Match<LakalaAnswer>(
            Read,
            it => new LakalaAnswer.NotSent(it.Reason, it.Text),
            it => new LakalaAnswer.Lost(it.Text));
    }

    /// <summary>yyyyMMddHHmmss in China's time.</summary>
    public static string Time(DateTimeOffset time) => time.ToOffset(China).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    /// <summary>Lakala's words without the account's secrets.</summary>
    public string Safe(string? text) => SafeText.Of(text, account);

    private LakalaAnswer Read(HttpAnswer.Answered answer)
    {
        var reply = JsonReading.Parse(answer.Body) ?? JsonValue.Missing;
        return answer.Status switch
        {
            200 when GatewayId.Code(reply["code"].Text) is { Length: > 0 } code => WentThrough.Contains(code)
                ? new LakalaAnswer.Data(reply["resp_data"])
                : new LakalaAnswer.Refused(code, Safe(reply["msg"].Text)),
            401 or 403 => new LakalaAnswer.Refused($"HTTP{answer.Status}", "Lakala does not accept the signature."),
            429 => new LakalaAnswer.Refused("HTTP429", "Lakala had too many requests."),
            _ => new LakalaAnswer.Lost($"Lakala's answer (HTTP {answer.Status}) does not tell what happened."),
        };
    }
}
