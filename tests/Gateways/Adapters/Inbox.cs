using System.Threading.Channels;
using CrmPayments.Core.Gateways;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CrmPayments.Tests.Gateways.Adapters;

/// <summary>A web server that takes notifications in and keeps them as they arrived.</summary>
internal sealed class Inbox : IAsyncDisposable
{
    private readonly Channel<NotificationRequest> _arrived = Channel.CreateUnbounded<NotificationRequest>();

    private readonly WebApplication _app;

    private Inbox(WebApplication app)
    {
        _app = app;
        app.MapPost("/", async (HttpContext context) =>
        {
            using var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body, context.RequestAborted);
            var headers = context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString());
            await _arrived.Writer.WriteAsync(new NotificationRequest(headers, body.ToArray()), context.RequestAborted);
        });
    }

    public string Address => _app.Urls.First() + "/";

    public static async Task<Inbox> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var inbox = new Inbox(builder.Build());
        await inbox._app.StartAsync();
        return inbox;
    }

    /// <summary>Waits for one that fits; false when none comes within a minute.</summary>
    public async Task<bool> AnyAsync(Func<NotificationRequest, Task<bool>> fits)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        try
        {
            while (true)
            {
                if (await fits(await _arrived.Reader.ReadAsync(patience.Token))) return true;
            }
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
