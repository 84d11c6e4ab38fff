using System.Text;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Wompi;

/// <summary>Sends one request to Wompi's API, with the private key, and sorts the answer.</summary>
internal sealed class WompiClient(GatewayAccount account, GatewayHttp http, Secret key)
{
    private readonly string _host =
        (account.BaseUrl?.AbsoluteUri ?? (account.Mode == GatewayMode.Live ? "https://production.wompi.co" : "https://sandbox.wompi.co")).TrimEnd('/');

    /// <param name="path">Below /v1/, with its query.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public Task<WompiAnswer> GetAsync(string path, CancellationToken cancel) =>
        SendAsync(() => new HttpRequestMessage(HttpMethod.Get, $"{_host}/v1/{path}"), cancel);

    /// <param name="path">Below /v1/.</param>
    /// <param name="body">As <see cref="JsonWriting.Write"/> takes it.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public Task<WompiAnswer> PostAsync(string path, IReadOnlyDictionary<string, object?> body, CancellationToken cancel) => SendAsync(
        () => new HttpRequestMessage(HttpMethod.Post, $"{_host}/v1/{path}") { Content = new StringContent(JsonWriting.Write(body), Encoding.UTF8, "application/json") },
        cancel);

    private async Task<WompiAnswer> SendAsync(Func<HttpRequestMessage> create, CancellationToken cancel)
    {
        using var request = create();
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + key.Reveal());
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        var answer = await http.SendAsync(request, cancel).ConfigureAwait(false);
        return answer.Match<WompiAnswer>(
            Read,
            it => new WompiAnswer.NotSent(it.Reason, it.Text),
            it => new WompiAnswer.Lost(it.Text));
    }

    private WompiAnswer Read(HttpAnswer.Answered answer)
    {
        var reply = JsonReading.Parse(answer.Body) ?? JsonValue.Missing;
        var error = reply["error"];
        return answer.Status switch
        {
            200 or 201 when reply["data"].IsObject || reply["data"].Kind == JsonKind.Array => new WompiAnswer.Data(reply["data"]),
            401 or 403 => Refusal($"HTTP{answer.Status}", error, "Wompi does not accept the private key."),
            404 when error["type"].Text == "NOT_FOUND_ERROR" => Refusal("NOT_FOUND_ERROR", error, ""),
            422 when error["type"].Text is not null => Refusal(Field(error), error, ""),
            429 => Refusal("HTTP429", error, "Wompi had too many requests."),
            _ => new WompiAnswer.Lost($"Wompi's answer (HTTP {answer.Status}) does not tell what happened."),
        };
    }

    private WompiAnswer.Refused Refusal(string code, JsonValue error, string otherwise)
    {
        var text = Message(error) ?? error["reason"].Text;
        return new WompiAnswer.Refused(code, text is null ? otherwise : SafeText.Of(text, account));
    }

    /// <summary>The first field that is wrong.</summary>
    private static string Field(JsonValue error) => GatewayId.Code(error["messages"].Names.FirstOrDefault()) is { Length: > 0 } field ? field : GatewayId.Code(error["type"].Text);

    private static string? Message(JsonValue error)
    {
        if (error["messages"].Names.FirstOrDefault() is not { } field) return null;
        var texts = error["messages"][field];
        return texts.Text ?? texts.Items.Select(item => item.Text).FirstOrDefault();
    }
}
