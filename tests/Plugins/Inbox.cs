using System.Threading.Channels;
using CrmPayments.Core.Gateways;
using Microsoft.AspNetCore.Http;

namespace CrmPayments.Tests.Plugins;

/// <summary>Receives what the simulators send, by themselves or when asked.</summary>
internal sealed class Inbox
{
    private readonly Channel<NotificationRequest> _received = Channel.CreateUnbounded<NotificationRequest>();

    /// <summary>Verifies as the Webhooks service does.</summary>
    public static NotificationVerdict.Accepted Verify(TestGateway gateway, Uri url, NotificationRequest request, DateTimeOffset now)
    {
        var verdict = GatewayCatalog.NotificationFormat(gateway.Type).Verify(request, gateway.Account(url), now);
        return verdict as NotificationVerdict.Accepted ?? throw new InvalidOperationException(verdict.ToString());
    }

    public void Clear()
    {
        while (_received.Reader.TryRead(out _))
        {
            // What came earlier was not asked for.
        }
    }

    public async Task ReceiveAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var headers = context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString());
        await _received.Writer.WriteAsync(new NotificationRequest(headers, body.ToArray()), context.RequestAborted);
    }

    /// <summary>The next notification of a type; others are let pass, because simulators also notify by themselves.</summary>
    public async Task<NotificationVerdict.Accepted> ReceivedAsync(string type, Func<NotificationRequest, NotificationVerdict.Accepted> verify)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            var accepted = verify(await _received.Reader.ReadAsync(patience.Token));
            if (accepted.EventType == type) return accepted;
        }
    }
}
