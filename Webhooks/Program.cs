using CrmPayments.Webhooks;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddWebhooks(options => builder.Configuration.GetSection("Webhooks").Bind(options));
var app = builder.Build();
app.MapWebhooks();
await app.RunAsync();
