using System.Text;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Braintree;

/// <summary>Sends one GraphQL document and reads the answer to its one field.</summary>
internal sealed class BraintreeClient(GatewayAccount account, GatewayHttp http)
{
    // The date Braintree's own examples pin; the fields we use have not changed since.
    private const string Version = "2019-01-01";

    private readonly Uri _address = new(
        account.BaseUrl is { } own ? own.AbsoluteUri.TrimEnd('/') + "/graphql"
        : account.Mode == GatewayMode.Live ? "https://payments.braintree-api.com/graphql"
        : "https://payments.sandbox.braintree-api.com/graphql");

    /// <param name="document">One of <see cref="BraintreeDocuments"/>.</param>
    /// <param name="field">The name of its only root field.</param>
    /// <param name="variables">As <see cref="JsonWriting.Write"/> takes them.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public async Task<BraintreeAnswer> SendAsync(string document, string field, IReadOnlyDictionary<string, object?> variables, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _address);
        var credentials = Encoding.UTF8.GetBytes(account.PublicKey.Trim() + ":" + account.ApiSecret.Reveal().Trim());
        request.Headers.TryAddWithoutValidation("Authorization", "Basic " + Convert.ToBase64String(credentials));
        request.Headers.TryAddWithoutValidation("Braintree-Version", Version);
        var body = new Dictionary<string, object?> { ["query"] = document, ["variables"] = variables };
        request.Content = new StringContent(JsonWriting.Write(body), Encoding.UTF8, "application/json");
        var answer = await http.SendAsync(request, cancel).ConfigureAwait(false);
        return answer.Match<BraintreeAnswer>(
            it => Read(it, field),
            it => new BraintreeAnswer.NotSent(it.Reason, it.Text),
            it => new BraintreeAnswer.Lost(it.Text));
    }

    private BraintreeAnswer Read(HttpAnswer.Answered answer, string field)
    {
        if (answer.Status is 401) return new BraintreeAnswer.Refused("AUTHENTICATION", "Braintree refused the keys.");
        if (answer.Status is 403) return new BraintreeAnswer.Refused("AUTHORIZATION", "Braintree says that the keys lack a right.");
        // Documented as creating nothing.
        if (answer.Status is 429) return new BraintreeAnswer.Refused("RESOURCE_LIMIT", "Braintree had too many requests.");
        var reply = answer.Status == 200 ? JsonReading.Parse(answer.Body) : null;
        return reply is null ? new BraintreeAnswer.Lost($"Braintree's answer (HTTP {answer.Status}) cannot be read.") : Read(reply, field);
    }

    private BraintreeAnswer Read(JsonValue reply, string field)
    {
        var value = reply["data"][field];
        if (value.Kind is not (JsonKind.Missing or JsonKind.Null)) return new BraintreeAnswer.Data(value);
        if (reply["errors"].Items.Count > 0) return Refusal(reply["errors"].Items);
        return value.Kind == JsonKind.Null ? new BraintreeAnswer.Nothing() : new BraintreeAnswer.Lost("Braintree's answer lacks what was asked for.");
    }

    // One error that leaves the outcome open leaves it open whatever the others say.
    private BraintreeAnswer Refusal(IReadOnlyList<JsonValue> errors)
    {
        var unclear = errors.FirstOrDefault(error => !IsClear(error));
        if (unclear is not null) return new BraintreeAnswer.Lost(SafeText.Of("Braintree had a fault: " + unclear["message"].Text, account));
        var first = errors[0];
        var code = GatewayId.Code(first["extensions"]["legacyCode"].Text);
        return new BraintreeAnswer.Refused(code.Length == 0 ? first["extensions"]["errorClass"].Text! : code, SafeText.Of(first["message"].Text, account));
    }

    private static bool IsClear(JsonValue error) =>
        error["extensions"]["errorClass"].Text is "AUTHENTICATION" or "AUTHORIZATION" or "NOT_FOUND" or "VALIDATION" or "RESOURCE_LIMIT" or "NOT_IMPLEMENTED" or "UNSUPPORTED_CLIENT";
}
