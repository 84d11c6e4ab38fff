using System.Text;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.AuthorizeNet;

/// <summary>Sends one request to the one address that Authorize.Net has, and sorts the answer.</summary>
internal sealed class AuthorizeNetClient(GatewayAccount account, GatewayHttp http)
{
    private readonly Uri _address = new(
        (account.BaseUrl is { } own ? own.AbsoluteUri.TrimEnd('/')
        : account.Mode == GatewayMode.Live ? "https://api.authorize.net"
        : "https://apitest.authorize.net") + "/xml/v1/request.api");

    /// <param name="operation">The root member: createTransactionRequest, getTransactionDetailsRequest, ...</param>
    /// <param name="refId">Echoed, and kept with a transaction; at most 20 characters. Empty: none.</param>
    /// <param name="members">What follows, in the schema's order: another order is refused (E00003).</param>
    /// <param name="cancel">Ends the waiting.</param>
    public async Task<AuthorizeNetAnswer> SendAsync(string operation, string refId, Members members, CancellationToken cancel)
    {
        var login = new Members { { "name", account.PublicKey.Trim() }, { "transactionKey", account.ApiSecret.Reveal().Trim() } };
        var content = new Members { { "merchantAuthentication", login } };
        if (refId.Length > 0) content.Add("refId", refId);
        content.AddRange(members);
        using var request = new HttpRequestMessage(HttpMethod.Post, _address);
        request.Content = new StringContent(JsonWriting.Write(new Members { { operation, content } }), Encoding.UTF8, "application/json");
        var answer = await http.SendAsync(request, cancel).ConfigureAwait(false);
        return answer.Match<AuthorizeNetAnswer>(
            Read,
            it => new AuthorizeNetAnswer.NotSent(it.Reason, it.Text),
            it => new AuthorizeNetAnswer.Lost(it.Text));
    }

    // Every answer of Authorize.Net's own is HTTP 200. These three come from what stands before it, which begins nothing.
    private AuthorizeNetAnswer Read(HttpAnswer.Answered answer) => answer.Status switch
    {
        200 when JsonReading.Parse(answer.Body) is { IsObject: true } reply => Read(reply, answer.Date),
        401 or 403 => new AuthorizeNetAnswer.Refused($"HTTP{answer.Status}", "Authorize.Net's door refused the request."),
        429 => new AuthorizeNetAnswer.Refused("HTTP429", "Authorize.Net had too many requests."),
        _ => new AuthorizeNetAnswer.Lost($"Authorize.Net's answer (HTTP {answer.Status}) does not tell what happened."),
    };

    // A declined transaction comes with an outer "Error", and some with an outer "Ok": what is told of the transaction goes first.
    private AuthorizeNetAnswer Read(JsonValue reply, DateTimeOffset? date)
    {
        if (AuthorizeNetOutcome.IsToldBy(reply) || reply["messages"]["resultCode"].Text == "Ok") return new AuthorizeNetAnswer.Data(reply) { Date = date };
        var message = reply["messages"]["message"].Items is { Count: > 0 } messages ? messages[0] : JsonValue.Missing;
        var code = GatewayId.Code(message["code"].Text);
        return reply["messages"]["resultCode"].Text == "Error" && AuthorizeNetGateway.Refusals.Knows(code)
            ? new AuthorizeNetAnswer.Refused(code, SafeText.Of(message["text"].Text, account))
            : new AuthorizeNetAnswer.Lost(code.Length > 0 ? $"Authorize.Net had a fault of its own ({code})." : "Authorize.Net's answer does not tell what happened.");
    }
}
