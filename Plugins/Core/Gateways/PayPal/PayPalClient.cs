using System.Text;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.PayPal;

/// <summary>Sends one request to PayPal's REST API, after signing in, and sorts the answer.</summary>
internal sealed class PayPalClient(GatewayAccount account, GatewayHttp http)
{
    private readonly PayPalSession _session = new(account, http);

    /// <inheritdoc cref="PayPalSession.SignedInOn"/>
    public DateTimeOffset? SignedInOn => _session.SignedInOn;

    /// <inheritdoc cref="PayPalSession.SignInAsync"/>
    public Task<PayPalAnswer?> SignInAsync(CancellationToken cancel) => _session.SignInAsync(cancel);

    /// <param name="path">With its version: "v2/payments/captures/…".</param>
    /// <param name="cancel">Ends the waiting.</param>
    public Task<PayPalAnswer> GetAsync(string path, CancellationToken cancel) =>
        SendAsync(() => new HttpRequestMessage(HttpMethod.Get, $"{_session.Host}/{path}"), cancel);

    /// <param name="path">As above.</param>
    /// <param name="body">As <see cref="JsonWriting.Write"/> takes it.</param>
    /// <param name="key">Stays the same when the same thing is sent again.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public Task<PayPalAnswer> PostAsync(string path, IReadOnlyDictionary<string, object?> body, string key, CancellationToken cancel) =>
        SendAsync(
            () =>
            {
                var request = new HttpRequestMessage(HttpMethod.Post, $"{_session.Host}/{path}");
                request.Headers.TryAddWithoutValidation("PayPal-Request-Id", HeaderKey(key));
                // Without it the answer holds neither the amount nor our reference.
                request.Headers.TryAddWithoutValidation("Prefer", "return=representation");
                request.Content = new StringContent(JsonWriting.Write(body), Encoding.UTF8, "application/json");
                return request;
            },
            cancel);

    /// <summary>A question that is put as a POST: it changes nothing, and must be answered anew each time, so it has no key.</summary>
    /// <inheritdoc cref="PostAsync"/>
    public Task<PayPalAnswer> AskAsync(string path, IReadOnlyDictionary<string, object?> body, CancellationToken cancel) =>
        SendAsync(() => new HttpRequestMessage(HttpMethod.Post, $"{_session.Host}/{path}") { Content = new StringContent(JsonWriting.Write(body), Encoding.UTF8, "application/json") }, cancel);

    // A key that a caller made up may hold anything; what the header cannot carry is replaced by its hash, the same each time.
    private static string HeaderKey(string key) =>
        key.Length is > 0 and <= 108 && key.All(letter => letter is > ' ' and < '\u007F') ? key : Hex.Sha256(key);

    private async Task<PayPalAnswer> SendAsync(Func<HttpRequestMessage> create, CancellationToken cancel)
    {
        if (await _session.SignInAsync(cancel).ConfigureAwait(false) is { } noToken) return noToken;
        using var request = create();
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + _session.Token.Reveal());
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        var answer = await http.SendAsync(request, cancel).ConfigureAwait(false);
        return answer.Match<PayPalAnswer>(
            Read,
            it => new PayPalAnswer.NotSent(it.Reason, it.Text),
            it => new PayPalAnswer.Lost(it.Text));
    }

    private PayPalAnswer Read(HttpAnswer.Answered answer)
    {
        var reply = JsonReading.Parse(answer.Body) ?? JsonValue.Missing;
        if (answer.Status == 401) _session.Forget();
        return answer.Status switch
        {
            200 or 201 when reply.IsObject => new PayPalAnswer.Data(reply),
            204 => new PayPalAnswer.Done(),
            400 or 404 or 422 when GatewayId.Code(reply["name"].Text).Length > 0 => Refusal(reply, ""),
            401 => Refusal(reply, "AUTHENTICATION_FAILURE"),
            403 => Refusal(reply, "NOT_AUTHORIZED"),
            409 => Refusal(reply, "RESOURCE_CONFLICT"),
            429 => Refusal(reply, "RATE_LIMIT_REACHED"),
            _ => new PayPalAnswer.Lost($"PayPal's answer (HTTP {answer.Status}) does not tell what happened."),
        };
    }

    /// <param name="error">PayPal's error object, or nothing.</param>
    /// <param name="status">What the HTTP status alone says; it counts more than any issue. Empty: the issue decides.</param>
    private PayPalAnswer.Refused Refusal(JsonValue error, string status)
    {
        var details = error["details"].Items;
        var detail = details.Count > 0 ? details[0] : JsonValue.Missing;
        var issue = GatewayId.Code(detail["issue"].Text);
        var code = status.Length > 0 ? status : issue.Length > 0 ? issue : GatewayId.Code(error["name"].Text);
        var text = detail["description"].Text ?? error["message"].Text ?? "";
        return new PayPalAnswer.Refused(code, SafeText.Of(_session.Token.IsEmpty ? text : text.Replace(_session.Token.Reveal(), "(token)"), account));
    }
}
