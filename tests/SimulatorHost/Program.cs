// The simulators alone, for tests in other languages. Prints its address on the first line and runs until its input ends.
//   dotnet CrmPayments.Tests.SimulatorHost.dll [--data FILE]
using CrmPayments.Emulator.Gateways;

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.WebHost.UseUrls("http://127.0.0.1:0");
// The Braintree SDK's GraphQL client writes a request target without the port that its Host header has.
builder.WebHost.ConfigureKestrel(kestrel => kestrel.AllowHostHeaderOverride = true);
var data = args is ["--data", var file] ? file : null;
await using var simulators = new SimulatorHost(new SimulatorOptions { DataFile = data });
var app = builder.Build();

// Stripe's SDK has /v1 built in: here the vendor's own root paths exist too.
app.Use((context, next) =>
{
    if (context.Request.Path.StartsWithSegments("/v1", StringComparison.Ordinal)) context.Request.Path = "/simulators/stripe" + context.Request.Path;
    return next(context);
});
app.UseRouting();
app.MapGatewaySimulators(simulators);
await app.StartAsync();
Console.WriteLine(app.Urls.First());
// Whoever started us holds our input open: no stray process is left when it dies.
await Console.In.ReadToEndAsync();
await app.StopAsync();
