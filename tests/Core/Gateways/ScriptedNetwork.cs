using System.Net;
using System.Text;

namespace CrmPayments.Tests.Core.Gateways;

/// <summary>A network that answers as a test says and remembers what was asked.</summary>
internal sealed class ScriptedNetwork(Func<Asked, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
{
    public List<Asked> Requests { get; } = [];

    public static ScriptedNetwork Answering(Func<Asked, HttpResponseMessage> answer) => new((asked, _) => Task.FromResult(answer(asked)));

    public static HttpResponseMessage Json(string body, int status = 200) => Bytes(Encoding.UTF8.GetBytes(body), status);

    public static HttpResponseMessage Bytes(byte[] body, int status = 200) => new((HttpStatusCode)status) { Content = new ByteArrayContent(body) };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is null ? "" : await request.Content.ReadAsStringAsync(cancellationToken);
        var headers = request.Headers.ToDictionary(header => header.Key, header => string.Join(",", header.Value));
        var asked = new Asked(request.Method.Method, request.RequestUri!, body, headers);
        Requests.Add(asked);
        return await answer(asked, cancellationToken);
    }
}

internal sealed record Asked(string Method, Uri Address, string Body, IReadOnlyDictionary<string, string> Headers)
{
    public override string ToString() => $"{Method} {Address} {Body}";
}
