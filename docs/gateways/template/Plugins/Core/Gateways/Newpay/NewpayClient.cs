using System.Text;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Newpay;

/// <summary>Sends one request to Newpay, with the key, and sorts the answer. Never twice.</summary>
internal sealed class NewpayClient(GatewayAccount account, GatewayHttp http)
{
    // The provider's own hosts, HTTPS; only a Test account may have another.
    private readonly string _host =
        (account.BaseUrl?.AbsoluteUri ?? (account.Mode == GatewayMode.Live ? "https://api.newpay.example" : "https://sandbox.newpay.example")).TrimEnd('/');

    /// <param name="method">GET for what only reads.</param>
    /// <param name="path">Below the host, with its query.</param>
    /// <param name="body">As <see cref="JsonWriting.Write"/> takes it; null: none.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public async Task<NewpayAnswer> SendAsync(HttpMethod method, string path, IReadOnlyDictionary<string, object?>? body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, $"{_host}/{path}");
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + account.ApiSecret.Reveal());
        if (body is not null) request.Content = new StringContent(JsonWriting.Write(body), Encoding.UTF8, "application/json");
        var answer = await http.SendAsync(request, cancel).ConfigureAwait(false);
        return answer.Match<NewpayAnswer>(
            Read,
            it => new NewpayAnswer.NotSent(it.Reason, it.Text),
            it => new NewpayAnswer.Lost(it.Text));
    }

    /// <summary>Only what the provider documents is a refusal or data; everything else is lost.</summary>
    private NewpayAnswer Read(HttpAnswer.Answered answer)
    {
        var reply = JsonReading.Parse(answer.Body) ?? JsonValue.Missing;
        return answer.Status switch
        {
            200 or 201 when reply.IsObject => new NewpayAnswer.Data(reply),
            401 or 403 => new NewpayAnswer.Refused($"HTTP{answer.Status}", "Newpay does not accept the key."),
            429 => new NewpayAnswer.NotSent(DeclineReason.RateLimited, "Newpay had too many requests."),
            400 or 422 when reply["error"].Text is not null => new NewpayAnswer.Refused(GatewayId.Code(reply["code"].Text), SafeText.Of(reply["error"].Text, account)),
            _ => new NewpayAnswer.Lost($"Newpay's answer (HTTP {answer.Status}) does not tell what happened."),
        };
    }
}
