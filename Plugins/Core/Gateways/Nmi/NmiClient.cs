using System.Text;
using System.Text.RegularExpressions;
using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Xml;

namespace CrmPayments.Core.Gateways.Nmi;

/// <summary>Sends one request to NMI's Payment API or Query API, and sorts the answer.</summary>
internal sealed class NmiClient(GatewayAccount account, GatewayHttp http)
{
    private static readonly Regex Approval = Of(@"^1/100\z"), Refusal = Of(@"^(2/2|3/[34])[0-9]{2}\z");

    private readonly string _host =
        (account.BaseUrl?.AbsoluteUri ?? (account.Mode == GatewayMode.Live ? "https://secure.nmi.com" : "https://sandbox.nmi.com")).TrimEnd('/');

    /// <summary>Moves money, or asks to.</summary>
    public Task<NmiAnswer> TransactAsync(NmiFields fields, CancellationToken cancel) => SendAsync("transact.php", fields, Transacted, cancel);

    /// <summary>Only reads.</summary>
    public Task<NmiAnswer> QueryAsync(NmiFields fields, CancellationToken cancel) => SendAsync("query.php", fields, Listed, cancel);

    private async Task<NmiAnswer> SendAsync(string page, NmiFields fields, Func<string, NmiAnswer> read, CancellationToken cancel)
    {
        var key = new KeyValuePair<string, string>("security_key", account.ApiSecret.Reveal().Trim());
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{_host}/api/{page}");
        request.Content = new StringContent(FormBody.Write([key, .. fields]), Encoding.UTF8, "application/x-www-form-urlencoded");
        var answer = await http.SendAsync(request, cancel).ConfigureAwait(false);
        return answer.Match<NmiAnswer>(
            it => Read(it, read),
            it => new NmiAnswer.NotSent(it.Reason, it.Text),
            it => new NmiAnswer.Lost(it.Text));
    }

    // Every answer of NMI's own is HTTP 200, but for the limit on all of its APIs together. 401 and 403 come from what stands before it.
    private static NmiAnswer Read(HttpAnswer.Answered answer, Func<string, NmiAnswer> read) => answer.Status switch
    {
        200 => read(Encoding.UTF8.GetString(answer.Body).TrimStart('\uFEFF')),
        401 or 403 => new NmiAnswer.Refused($"HTTP{answer.Status}", "NMI's door refused the request."),
        429 => new NmiAnswer.Refused("HTTP429", "NMI had too many requests."),
        _ => new NmiAnswer.Lost($"NMI's answer (HTTP {answer.Status}) does not tell what happened."),
    };

    // The three fields that tell the outcome must agree; a contradiction is no answer.
    private NmiAnswer Transacted(string body)
    {
        var fields = FormBody.Read(body);
        var outcome = $"{Field(fields, "response")}/{Field(fields, "response_code")}";
        var id = NmiIds.Of(Field(fields, "transactionid"));
        if (Approval.IsMatch(outcome) && id is not null) return new NmiAnswer.Approved(id, fields);
        return Refusal.IsMatch(outcome)
            ? new NmiAnswer.Refused(outcome.Substring(2), SafeText.Of(Field(fields, "responsetext"), account), id ?? "", GatewayId.Code(Field(fields, "merchant_advice_code")))
            : new NmiAnswer.Lost("NMI's answer does not tell what happened.");
    }

    // An error is never "nothing found".
    private NmiAnswer Listed(string body)
    {
        var root = SafeXml.Parse(body);
        if (root is null || root.Name != "nm_response") return new NmiAnswer.Lost("NMI's answer is not a list of transactions.");
        if (root.Element("error_response") is { } error) return new NmiAnswer.Refused("query", SafeText.Of(error.Value, account));
        return root.Elements().All(child => child.Name == "transaction") && (root.HasElements || root.Value.Trim().Length == 0)
            ? new NmiAnswer.Listed([.. root.Elements()])
            : new NmiAnswer.Lost("NMI's answer is not a list of transactions.");
    }

    private static string Field(IReadOnlyDictionary<string, string> fields, string name) => fields.TryGetValue(name, out var value) ? value : "";

    private static Regex Of(string pattern) => new(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
