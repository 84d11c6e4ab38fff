using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CrmPayments.Tests.Gateways.Running;

/// <summary>Stands where a merchant's Webhooks service would: takes what simulators send.</summary>
public sealed class Receiver : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Channel<ReceivedNotification> _received = Channel.CreateUnbounded<ReceivedNotification>();
    private readonly WebApplication _app;
    private int _refusals;

    private Receiver(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    public static async Task<Receiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.Map("/{**path}", receiver.TakeAsync);
        await app.StartAsync();
        return receiver;
    }

    /// <summary>The next requests are answered with 500.</summary>
    public void Refuse(int count) => _refusals = count;

    /// <exception cref="OperationCanceledException">Nothing came.</exception>
    public async Task<ReceivedNotification> NextAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        return await _received.Reader.ReadAsync(patience.Token);
    }

    /// <summary>The next one that the words are found in; others are passed over.</summary>
    public async Task<ReceivedNotification> NextAsync(string words)
    {
        var next = await NextAsync();
        while (!next.Content.Contains(words, StringComparison.Ordinal)) next = await NextAsync();
        return next;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private async Task TakeAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var refused = Interlocked.Decrement(ref _refusals) >= 0;
        context.Response.StatusCode = refused ? 500 : 200;
        await _received.Writer.WriteAsync(new ReceivedNotification(context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase), body, refused));
    }
}
