// The Web API over an embedded Dataverse in memory, for tests in other languages. Prints its address on the first line
// and runs until its input ends.
//   dotnet CrmPayments.Tests.WebApiHost.dll <Solution/src> <CrmPayments.Plugins.dll>
using CrmPayments.Emulator.Dataverse;
using CrmPayments.Emulator.WebApi;

var builder = WebApplication.CreateSlimBuilder();
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.WebHost.UseUrls("http://127.0.0.1:0");
using var dataverse = EmbeddedDataverse.Open(new EmbeddedDataverseOptions { SolutionDirectory = args[0], PluginAssembly = args[1] });
var app = builder.Build();
app.MapDataverseWebApi(dataverse, new WebApiOptions());
await app.StartAsync();
Console.WriteLine(app.Urls.First());
// Whoever started us holds our input open: no stray process is left when it dies.
await Console.In.ReadToEndAsync();
await app.StopAsync();
