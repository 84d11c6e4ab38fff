using System.Net;
using CrmPayments.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CrmPayments.Tests.Webhooks;

/// <summary>The Webhooks service on a port of its own, with a scripted Dataverse behind it.</summary>
internal sealed class Service : IAsyncDisposable
{
    public const string User = "webhooks@contoso.example";

    private readonly WebApplication _web;

    private Service(WebApplication web, FakeDataverse dataverse, TestClock clock, LogLines log)
    {
        _web = web;
        Dataverse = dataverse;
        Clock = clock;
        Log = log;
        Http = new HttpClient { BaseAddress = Url };
    }

    public Uri Url => new(_web.Urls.Single());

    public HttpClient Http { get; }

    public FakeDataverse Dataverse { get; }

    public TestClock Clock { get; }

    public LogLines Log { get; }

    public static async Task<Service> StartAsync(Action<WebhooksOptions>? configure = null, IAccessTokens? tokens = null)
    {
        var dataverse = await FakeDataverse.StartAsync();
        var clock = new TestClock();
        var log = new LogLines();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddSingleton<TimeProvider>(clock);
        if (tokens is not null) builder.Services.AddSingleton(tokens);
        builder.Services.AddWebhooks(options =>
        {
            options.DataverseUrl = dataverse.Url;
            options.EmulatorUser = User;
            options.DueWorkEvery = TimeSpan.Zero;
            configure?.Invoke(options);
        });
        var web = builder.Build();
        web.MapWebhooks();
        await web.StartAsync();
        return new Service(web, dataverse, clock, log);
    }

    public Task<HttpResponseMessage> PostAsync(Guid gatewayId, HttpContent content) => Http.PostAsync($"/webhooks/{gatewayId}", content);

    /// <summary>Delivers one good Stripe event.</summary>
    public Task<HttpResponseMessage> DeliverAsync(string eventId = "evt_1Golden") =>
        PostAsync(FakeDataverse.Stripe, StripeSender.Signed(StripeSender.Event(eventId), Clock.Now));

    /// <summary>Delivers an event that someone without the secret has signed.</summary>
    public Task<HttpResponseMessage> ForgeAsync() =>
        PostAsync(FakeDataverse.Stripe, StripeSender.Signed(StripeSender.Event(), Clock.Now, "whsec_guessed"));

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _web.DisposeAsync();
        await Dataverse.DisposeAsync();
    }
}
