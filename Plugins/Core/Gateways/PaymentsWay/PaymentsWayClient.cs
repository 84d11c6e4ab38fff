using System.Text;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.PaymentsWay;

/// <summary>Sends one request to Payments Way's ClientAPI, with the API key, and sorts the answer.</summary>
internal sealed class PaymentsWayClient(GatewayAccount account, GatewayHttp http)
{
    private readonly string _host =
        (account.BaseUrl?.AbsoluteUri ?? (account.Mode == GatewayMode.Live ? "https://serviceregister.paymentsway.co" : "https://serviceregisterpruebas.vepay.com.co")).TrimEnd('/');

    /// <param name="call">The call's name, with its query.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public Task<PaymentsWayAnswer> GetAsync(string call, CancellationToken cancel) => SendAsync(HttpMethod.Get, call, null, cancel);

    /// <param name="call">The call's name.</param>
    /// <param name="body">As <see cref="JsonWriting.Write"/> takes it.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public Task<PaymentsWayAnswer> PostAsync(string call, IReadOnlyDictionary<string, object?> body, CancellationToken cancel) => SendAsync(HttpMethod.Post, call, body, cancel);

    private async Task<PaymentsWayAnswer> SendAsync(HttpMethod method, string call, IReadOnlyDictionary<string, object?>? body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, $"{_host}/ClientAPI/{call}");
        // The key stands alone, without a word for its scheme.
        request.Headers.TryAddWithoutValidation("Authorization", account.ApiSecret.Reveal().Trim());
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        if (body is not null) request.Content = new StringContent(JsonWriting.Write(body), Encoding.UTF8, "application/json");
        var answer = await http.SendAsync(request, cancel).ConfigureAwait(false);
        return answer.Match<PaymentsWayAnswer>(
            Read,
            it => new PaymentsWayAnswer.NotSent(it.Reason, it.Text),
            it => new PaymentsWayAnswer.Lost(it.Text));
    }

    /// <summary>Payments Way's words without the account's secrets.</summary>
    public string Safe(string? text) => SafeText.Of(text, account);

    private PaymentsWayAnswer Read(HttpAnswer.Answered answer)
    {
        var reply = JsonReading.Parse(answer.Body) ?? JsonValue.Missing;
        return answer.Status switch
        {
            200 or 201 when reply.Kind is JsonKind.Object or JsonKind.Array => new PaymentsWayAnswer.Data(reply),
            401 or 403 => new PaymentsWayAnswer.Refused($"HTTP{answer.Status}", "Payments Way does not accept the API key."),
            429 => new PaymentsWayAnswer.NotSent(DeclineReason.RateLimited, "Payments Way had too many requests."),
            400 or 404 or 409 or 422 when reply["message"].Text is { Length: > 0 } message => new PaymentsWayAnswer.Refused($"HTTP{answer.Status}", Safe(message)),
            _ => new PaymentsWayAnswer.Lost($"Payments Way's answer (HTTP {answer.Status}) does not tell what happened."),
        };
    }
}
