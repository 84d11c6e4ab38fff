using System.Text;
using System.Text.RegularExpressions;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways.Http;

namespace CrmPayments.Core.Gateways.Niubiz;

/// <summary>The security token of one conversation. It lives as long as this object and is nowhere else: not shared, not stored, not logged.</summary>
internal sealed class NiubizSession(GatewayAccount account, GatewayHttp http)
{
    // A JWT, as plain text.
    private static readonly Regex Shape = new(@"^[A-Za-z0-9_-]{1,4000}\.[A-Za-z0-9_-]{1,4000}\.[A-Za-z0-9_-]{1,4000}\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Empty before the sign-in.</summary>
    public Secret Token { get; private set; }

    public string Host { get; } = (account.BaseUrl?.AbsoluteUri ?? DefaultHost(account.Mode)).TrimEnd('/');

    /// <returns>Null when there is a token now; else why not. Nothing but the sign-in has been sent.</returns>
    public async Task<NiubizAnswer?> SignInAsync(CancellationToken cancel)
    {
        if (!Token.IsEmpty) return null;
        using var request = new HttpRequestMessage(HttpMethod.Post, Host + "/api.security/v1/security");
        var credentials = $"{account.PublicKey.Trim()}:{account.ApiSecret.Reveal().Trim()}";
        request.Headers.TryAddWithoutValidation("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(credentials)));
        var answer = await http.SendAsync(request, cancel).ConfigureAwait(false);
        return answer.Match<NiubizAnswer?>(Read, it => new NiubizAnswer.NotSent(it.Reason, it.Text), _ => NoToken());
    }

    private NiubizAnswer? Read(HttpAnswer.Answered answer)
    {
        var text = Encoding.UTF8.GetString(answer.Body).Trim();
        if (answer.Status is 200 or 201 && Shape.IsMatch(text))
        {
            Token = new Secret(text);
            return null;
        }

        return answer.Status switch
        {
            400 or 401 or 403 => new NiubizAnswer.Refused("HTTP401", "Niubiz does not accept the user and password."),
            429 => new NiubizAnswer.NotSent(DeclineReason.RateLimited, "Niubiz takes no more sign-ins for the moment."),
            _ => NoToken(),
        };
    }

    // Whatever became of the sign-in, the request that it was for has not been sent.
    private static NiubizAnswer.NotSent NoToken() => new(DeclineReason.GatewayUnavailable, "Niubiz's sign-in gave no answer that can be used; nothing was sent.");

    private static string DefaultHost(GatewayMode mode) => mode == GatewayMode.Live ? "https://apiprod.vnforapps.com" : "https://apisandbox.vnforappstest.com";
}
