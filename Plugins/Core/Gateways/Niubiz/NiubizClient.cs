using System.Text;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Niubiz;

/// <summary>Sends one request to Niubiz, after signing in, and sorts the answer.</summary>
internal sealed class NiubizClient(GatewayAccount account, GatewayHttp http)
{
    private readonly NiubizSession _session = new(account, http);

    /// <inheritdoc cref="NiubizSession.SignInAsync"/>
    public Task<NiubizAnswer?> SignInAsync(CancellationToken cancel) => _session.SignInAsync(cancel);

    /// <param name="criterion">What is searched by: transaction, or purchase.</param>
    /// <param name="value">Its value.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public Task<NiubizAnswer> RetrieveAsync(string criterion, string value, CancellationToken cancel) =>
        SendAsync(HttpMethod.Get, $"api.authorization/v3/retrieve/{criterion}/{{0}}/{Uri.EscapeDataString(value)}", null, cancel);

    /// <param name="method">As the call wants it.</param>
    /// <param name="path">With {0} for the merchant.</param>
    /// <param name="body">As <see cref="JsonWriting.Write"/> takes it; null: none.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public async Task<NiubizAnswer> SendAsync(HttpMethod method, string path, IReadOnlyDictionary<string, object?>? body, CancellationToken cancel)
    {
        if (await _session.SignInAsync(cancel).ConfigureAwait(false) is { } noToken) return noToken;
        using var request = new HttpRequestMessage(method, $"{_session.Host}/{path.Replace("{0}", Uri.EscapeDataString(account.MerchantId.Trim()))}");
        // The token stands alone, without a word for its scheme.
        request.Headers.TryAddWithoutValidation("Authorization", _session.Token.Reveal());
        if (body is not null) request.Content = new StringContent(JsonWriting.Write(body), Encoding.UTF8, "application/json");
        var answer = await http.SendAsync(request, cancel).ConfigureAwait(false);
        return answer.Match<NiubizAnswer>(
            Read,
            it => new NiubizAnswer.NotSent(it.Reason, it.Text),
            it => new NiubizAnswer.Lost(it.Text));
    }

    // 401 and 403 are plain text; a refusal of Niubiz's own has an errorCode.
    private NiubizAnswer Read(HttpAnswer.Answered answer)
    {
        var reply = JsonReading.Parse(answer.Body) ?? JsonValue.Missing;
        return answer.Status switch
        {
            200 when reply.IsObject => new NiubizAnswer.Data(reply, answer.Date),
            400 or 404 or 406 when reply["errorCode"].Whole is not null => Refusal(answer.Status, reply),
            401 or 403 => new NiubizAnswer.Refused($"HTTP{answer.Status}", "Niubiz does not accept the security token for this merchant."),
            429 => new NiubizAnswer.Refused("HTTP429", "Niubiz had too many requests."),
            _ => new NiubizAnswer.Lost($"Niubiz's answer (HTTP {answer.Status}) does not tell what happened."),
        };
    }

    private NiubizAnswer.Refused Refusal(int status, JsonValue reply)
    {
        var data = reply["data"];
        var code = GatewayId.Code(data["ACTION_CODE"].Text);
        var text = Safe(code.Length > 0 ? data["ACTION_DESCRIPTION"].Text : reply["errorMessage"].Text);
        return new NiubizAnswer.Refused(code.Length > 0 ? code : $"HTTP{status}", text, NiubizReader.Id(data["TRANSACTION_ID"]) ?? "")
        {
            NetworkCode = NiubizReader.NetworkCode(data),
            Network = NiubizReader.Network(data),
        };
    }

    /// <summary>Niubiz's words without the account's secrets and this conversation's token.</summary>
    public string Safe(string? text) =>
        SafeText.Of(_session.Token.IsEmpty ? text : text?.Replace(_session.Token.Reveal(), "(token)"), account);
}
