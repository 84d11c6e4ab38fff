using CrmPayments.Emulator.Gateways;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Gateways.Running;

/// <summary>The simulators behind a real web server on a free loopback port.</summary>
public sealed class RunningSimulators : IAsyncDisposable
{
    private readonly SimulatorHost _host;
    private readonly WebApplication _app;

    private RunningSimulators(SimulatorHost host, WebApplication app)
    {
        (_host, _app) = (host, app);
        Address = new Uri(app.Urls.First());
        Http = new HttpClient { BaseAddress = Address };
        Braintree = new BraintreeCaller(Http);
        Stripe = new StripeCaller(Http);
        AuthorizeNet = new AuthorizeNetCaller(Http);
        Nmi = new NmiCaller(Http);
        PayPal = new PayPalCaller(Http);
        Wompi = new WompiCaller(Http);
        PlacetoPay = new PlacetoPayCaller(Http);
        Niubiz = new NiubizCaller(Http);
        PaymentsWay = new PaymentsWayCaller(Http);
        Lakala = new LakalaCaller(Http);
    }

    public Uri Address { get; }

    public HttpClient Http { get; }

    public BraintreeCaller Braintree { get; }

    public StripeCaller Stripe { get; }

    public AuthorizeNetCaller AuthorizeNet { get; }

    public NmiCaller Nmi { get; }

    public PayPalCaller PayPal { get; }

    public WompiCaller Wompi { get; }

    public PlacetoPayCaller PlacetoPay { get; }

    public NiubizCaller Niubiz { get; }

    public PaymentsWayCaller PaymentsWay { get; }

    public LakalaCaller Lakala { get; }

    public SimulatorHost Host => _host;

    public static async Task<RunningSimulators> StartAsync(SimulatorOptions? options = null)
    {
        var host = new SimulatorHost(options ?? new SimulatorOptions());
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGatewaySimulators(host);
        await app.StartAsync();
        return new RunningSimulators(host, app);
    }

    public Uri Base(string gateway) => new(Address, $"/simulators/{gateway}");

    public async Task<JObject> DoorAsync(string gateway, string door, object? content = null)
    {
        using var response = content is null
            ? await Http.GetAsync(new Uri($"/simulators/{gateway}/{door}", UriKind.Relative))
            : await Http.PostAsync(new Uri($"/simulators/{gateway}/{door}", UriKind.Relative), new StringContent(JObject.FromObject(content).ToString()));
        var token = JToken.Parse(await response.Content.ReadAsStringAsync());
        var answer = token as JObject ?? new JObject { ["items"] = token };
        answer["httpStatus"] = (int)response.StatusCode;
        return answer;
    }

    public Task<JObject> FailAsync(string gateway, string operation, string kind, int count = 1, string code = "", int milliseconds = 0) =>
        DoorAsync(gateway, "faults", new { operation, kind, count, code, milliseconds });

    /// <summary>A customer opens a payment page and pays with one of its choices.</summary>
    public async Task PayAsync(string page, string with)
    {
        Assert.That((await Http.GetAsync(new Uri(page))).IsSuccessStatusCode, Is.True, "the page opens");
        using var form = new FormUrlEncodedContent([new("with", with)]);
        using var answer = await Http.PostAsync(new Uri(page), form);
        Assert.That(answer.IsSuccessStatusCode, Is.True, "the page takes it");
    }

    /// <summary>What the ledger door tells of one charge.</summary>
    public async Task<JObject> BookedAsync(string gateway, string chargeId) =>
        (await DoorAsync(gateway, "ledger"))["charges"]!.Cast<JObject>().Single(charge => (string?)charge["id"] == chargeId);

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _host.DisposeAsync();
    }
}
