using System.Text;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.PayPal;

/// <summary>The access token of one conversation. It lives as long as this object and is nowhere else: not shared, not stored, not logged.</summary>
internal sealed class PayPalSession(GatewayAccount account, GatewayHttp http)
{
    /// <summary>PayPal's own time at the sign-in; null before it, or when PayPal did not tell.</summary>
    public DateTimeOffset? SignedInOn { get; private set; }

    /// <summary>Empty before the sign-in.</summary>
    public Secret Token { get; private set; }

    public string Host { get; } = (account.BaseUrl?.AbsoluteUri ?? DefaultHost(account.Mode)).TrimEnd('/');

    /// <returns>Null when there is a token now; else why not. Nothing but the sign-in has been sent.</returns>
    public async Task<PayPalAnswer?> SignInAsync(CancellationToken cancel)
    {
        if (!Token.IsEmpty) return null;
        using var request = new HttpRequestMessage(HttpMethod.Post, Host + "/v1/oauth2/token");
        var credentials = $"{account.PublicKey.Trim()}:{account.ApiSecret.Reveal().Trim()}";
        request.Headers.TryAddWithoutValidation("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Content = new StringContent("grant_type=client_credentials", Encoding.UTF8, "application/x-www-form-urlencoded");
        var answer = await http.SendAsync(request, cancel).ConfigureAwait(false);
        return answer.Match<PayPalAnswer?>(Read, it => new PayPalAnswer.NotSent(it.Reason, it.Text), _ => NoToken());
    }

    /// <summary>The next call signs in again.</summary>
    public void Forget() => Token = default;

    private PayPalAnswer? Read(HttpAnswer.Answered answer)
    {
        var reply = JsonReading.Parse(answer.Body);
        if (answer.Status == 200 && reply?["access_token"].Text is { Length: > 0 and <= 4096 } token && token.All(letter => letter is > ' ' and < '\u007F'))
        {
            Token = new Secret(token);
            SignedInOn = answer.Date;
            return null;
        }

        return answer.Status switch
        {
            400 or 401 or 403 => new PayPalAnswer.Refused("invalid_client", "PayPal does not accept the client id and secret."),
            429 => new PayPalAnswer.NotSent(DeclineReason.RateLimited, "PayPal takes no more sign-ins for the moment."),
            _ => NoToken(),
        };
    }

    // Whatever became of the sign-in, the request that it was for has not been sent.
    private static PayPalAnswer.NotSent NoToken() => new(DeclineReason.GatewayUnavailable, "PayPal's sign-in gave no answer that can be used; nothing was sent.");

    private static string DefaultHost(GatewayMode mode) => mode == GatewayMode.Live ? "https://api-m.paypal.com" : "https://api-m.sandbox.paypal.com";
}
