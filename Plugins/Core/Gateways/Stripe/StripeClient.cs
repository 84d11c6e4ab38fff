using System.Text;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Stripe;

/// <summary>Sends one request to Stripe's API and sorts the answer.</summary>
internal sealed class StripeClient(GatewayAccount account, GatewayHttp http)
{
    private const string Version = "2026-10-28.endive";

    private readonly string _host = (account.BaseUrl?.AbsoluteUri ?? "https://api.stripe.com").TrimEnd('/');

    public Task<StripeAnswer> GetAsync(string path, IEnumerable<KeyValuePair<string, string>> query, CancellationToken cancel) =>
        SendAsync(() => new HttpRequestMessage(HttpMethod.Get, $"{_host}/v1/{path}?{FormBody.Write(query)}"), cancel);

    /// <param name="path">Below /v1/.</param>
    /// <param name="fields">The form.</param>
    /// <param name="key">Stays the same when the same thing is sent again.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public Task<StripeAnswer> PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields, string key, CancellationToken cancel) =>
        SendAsync(
            () =>
            {
                var request = new HttpRequestMessage(HttpMethod.Post, $"{_host}/v1/{path}");
                request.Headers.TryAddWithoutValidation("Idempotency-Key", HeaderKey(key));
                request.Content = new StringContent(FormBody.Write(fields), Encoding.UTF8, "application/x-www-form-urlencoded");
                return request;
            },
            cancel);

    // A key that a caller made up may hold anything; what a header cannot carry is replaced by its hash, the same each time.
    private static string HeaderKey(string key) =>
        key.Length is > 0 and <= 255 && key.All(letter => letter is > ' ' and < '\u007F') ? key : Hex.Sha256(key);

    private async Task<StripeAnswer> SendAsync(Func<HttpRequestMessage> create, CancellationToken cancel)
    {
        using var request = create();
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + account.ApiSecret.Reveal().Trim());
        request.Headers.TryAddWithoutValidation("Stripe-Version", Version);
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        var answer = await http.SendAsync(request, cancel).ConfigureAwait(false);
        return answer.Match<StripeAnswer>(
            Read,
            it => new StripeAnswer.NotSent(it.Reason, it.Text),
            it => new StripeAnswer.Lost(it.Text));
    }

    private StripeAnswer Read(HttpAnswer.Answered answer)
    {
        var reply = JsonReading.Parse(answer.Body);
        return answer.Status switch
        {
            200 when reply is { IsObject: true } => new StripeAnswer.Data(reply),
            400 or 402 or 404 when reply?["error"] is { IsObject: true } error => Refusal(error, error["type"].Text ?? ""),
            401 => Refusal(reply?["error"] ?? JsonValue.Missing, "authentication_error"),
            403 => Refusal(reply?["error"] ?? JsonValue.Missing, "permission_error"),
            409 => Refusal(reply?["error"] ?? JsonValue.Missing, "idempotency_key_in_use"),
            429 => Refusal(reply?["error"] ?? JsonValue.Missing, "rate_limit"),
            _ => new StripeAnswer.Lost($"Stripe's answer (HTTP {answer.Status}) does not tell what happened."),
        };
    }

    /// <param name="error">Stripe's error object.</param>
    /// <param name="otherwise">What it is called where it has neither a code nor a parameter.</param>
    private StripeAnswer Refusal(JsonValue error, string otherwise)
    {
        // A type we do not know, or none, may be a fault in the middle of the work.
        if (otherwise is not ("invalid_request_error" or "card_error" or "idempotency_error" or "authentication_error" or "permission_error" or "idempotency_key_in_use" or "rate_limit"))
            return new StripeAnswer.Lost("Stripe had a fault of its own.");
        var own = GatewayId.Code(error["code"].Text);
        var code = own.Length > 0 ? own : GatewayId.Code(error["param"].Text) is { Length: > 0 } param ? $"{otherwise}:{param}" : otherwise;
        var declineCode = GatewayId.Code(error["decline_code"].Text);
        return new StripeAnswer.Refused(code, declineCode.Length > 0 ? declineCode : own.Length > 0 ? own : otherwise, SafeText.Of(error["message"].Text, account), error);
    }
}
