using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways.Health;

namespace CrmPayments.Core.Gateways.Http;

/// <summary>How every gateway is called: HTTPS, a short time-out, a fresh connection, a limited answer, and never a second try.</summary>
internal sealed class GatewayHttp
{
    /// <summary>Two calls of this length still end before Dataverse kills a plug-in (two minutes).</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(25);

    /// <summary>In bytes; a larger answer is a lost one.</summary>
    public const int LargestAnswer = 1024 * 1024;

    private static readonly HttpClient Network = Client(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }, disposeHandler: true);

    private readonly HttpClient _client;
    private readonly TimeSpan _timeout;
    private readonly IGatewayWatch? _watch;

    /// <param name="handler">Where requests go: null for the network. Not disposed.</param>
    /// <param name="timeout">For one request, connection and answer together.</param>
    /// <param name="watch">Hears what became of each request; null: nobody does.</param>
    public GatewayHttp(HttpMessageHandler? handler, TimeSpan timeout, IGatewayWatch? watch = null)
    {
        _client = handler is null ? Network : Client(handler, disposeHandler: false);
        _timeout = timeout;
        _watch = watch;
    }

    /// <summary>Sends once. Never throws for anything the network or the other side does.</summary>
    public async Task<HttpAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        if (cancel.IsCancellationRequested) return new HttpAnswer.NotSent(DeclineReason.GatewayUnavailable, "Cancelled before it was sent.");
        var answer = await SendOnceAsync(request, cancel).ConfigureAwait(false);
        Tell(answer);
        return answer;
    }

    private void Tell(HttpAnswer answer)
    {
        switch (answer)
        {
            case HttpAnswer.Answered { Status: >= 500 or 429 } it:
                _watch?.Failed($"HTTP status {it.Status}.");
                break;
            case HttpAnswer.Answered:
                _watch?.Answered();
                break;
            case HttpAnswer.NotSent it:
                _watch?.Failed(it.Text);
                break;
            case HttpAnswer.Lost it:
                _watch?.Failed(it.Text);
                break;
        }
    }

    private async Task<HttpAnswer> SendOnceAsync(HttpRequestMessage request, CancellationToken cancel)
    {
        // No connection is kept: a stale one would break in the middle of a refund, and the framework may repeat a request on it unasked.
        request.Headers.ConnectionClose = true;
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        deadline.CancelAfter(_timeout);
        try
        {
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseContentRead, deadline.Token).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false);
            return new HttpAnswer.Answered((int)response.StatusCode, body) { Date = response.Headers.Date };
        }
        catch (Exception fault) when (NetworkFault.Is(fault))
        {
            return NetworkFault.Classify(fault);
        }
    }

    private static HttpClient Client(HttpMessageHandler handler, bool disposeHandler) =>
        new(handler, disposeHandler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LargestAnswer };
}
