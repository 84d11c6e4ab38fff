using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.PlacetoPay;

/// <summary>Sends one request to WebCheckout, with a fresh "auth" in its body, and sorts the answer.</summary>
internal sealed class PlacetoPayClient(GatewayAccount account, GatewayTools tools)
{
    // Colombia's and the general one; the site's country decides.
    private readonly string _host = (account.BaseUrl?.AbsoluteUri ?? Host(account)).TrimEnd('/');

    /// <param name="path">Below /api/.</param>
    /// <param name="body">As <see cref="JsonWriting.Write"/> takes it, without "auth".</param>
    /// <param name="cancel">Ends the waiting.</param>
    public async Task<PlacetoPayAnswer> PostAsync(string path, IEnumerable<KeyValuePair<string, object?>> body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_host}/api/{path}");
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Content = new StringContent(JsonWriting.Write([new("auth", Auth()), .. body]), Encoding.UTF8, "application/json");
        var answer = await tools.Http.SendAsync(request, cancel).ConfigureAwait(false);
        return answer.Match<PlacetoPayAnswer>(
            Read,
            it => new PlacetoPayAnswer.NotSent(it.Reason, it.Text),
            it => new PlacetoPayAnswer.Lost(it.Text));
    }

    /// <summary>Hashed over the nonce's own bytes, not over their Base64.</summary>
    private Dictionary<string, object?> Auth()
    {
        var nonce = new byte[16];
        tools.Random.GetBytes(nonce);
        var seed = tools.Clock.Now.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
        using var sha = SHA256.Create();
        var key = sha.ComputeHash([.. nonce, .. Encoding.UTF8.GetBytes(seed + account.ApiSecret.Reveal().Trim())]);
        return new Dictionary<string, object?> { ["login"] = account.PublicKey, ["seed"] = seed, ["nonce"] = Convert.ToBase64String(nonce), ["tranKey"] = Convert.ToBase64String(key) };
    }

    private PlacetoPayAnswer Read(HttpAnswer.Answered answer)
    {
        var reply = JsonReading.Parse(answer.Body) ?? JsonValue.Missing;
        var status = reply["status"];
        var failed = status["status"].Text == "FAILED";
        return answer.Status switch
        {
            200 when status.IsObject && !failed => new PlacetoPayAnswer.Data(reply),
            // What has an id was begun: whether it failed, its payment says.
            200 when failed && reply["requestId"].Kind != JsonKind.Missing => new PlacetoPayAnswer.Data(reply),
            200 or 400 when failed => Refusal(PlacetoPayReason.Of(status["reason"]), status),
            404 when failed => Refusal(PlacetoPayReason.Of(status["reason"]), status) with { IsMissing = true },
            401 or 403 => Refusal($"HTTP{answer.Status}", status),
            429 => Refusal("HTTP429", status),
            _ => new PlacetoPayAnswer.Lost($"PlacetoPay's answer (HTTP {answer.Status}) does not tell what happened."),
        };
    }

    private PlacetoPayAnswer.Refused Refusal(string code, JsonValue status) =>
        new(code, SafeText.Of(status["message"].Text, account) is { Length: > 0 } text ? text : "PlacetoPay refused the request.");

    private static string Host(GatewayAccount account)
    {
        var test = account.Mode != GatewayMode.Live;
        return account.MerchantAccountId.Trim() switch
        {
            "EC" or "ec" => test ? "https://checkout-test.placetopay.ec" : "https://checkout.placetopay.ec",
            "CL" or "cl" => test ? "https://checkout.test.getnet.cl" : "https://checkout.getnet.cl",
            _ => test ? "https://checkout-test.placetopay.com" : "https://checkout.placetopay.com",
        };
    }
}
