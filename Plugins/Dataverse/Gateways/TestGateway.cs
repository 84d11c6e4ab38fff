using CrmPayments.Core.Gateways;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Gateways;

/// <summary>Custom API cpay_TestGateway: is everything entered, and can this gateway be reached with these credentials?</summary>
public sealed class TestGateway : Plugin
{
    private protected override void Run(Call call)
    {
        var gateway = call.Service.Retrieve(GatewayRow.Table, call.RequiredId("GatewayId"), new ColumnSet([.. GatewayRow.ForCalls, GatewayRow.SecretExpiresOn]));
        var sentences = Sentences.For(call.ReadLanguage());
        var test = GatewayRow.Missing(gateway) is { Count: > 0 } missing ? new(false, sentences.MissingOnGateway(missing)) : Ask(call, gateway);
        call.Output("Outcome", test.Succeeded ? "Succeeded" : "Failed");
        call.Output("Message", ExpiryWarning.Of(gateway, call.Now) is { } days ? $"{test.Text} {sentences.SecretEnds(days)}" : test.Text);
    }

    private static ConnectionTest Ask(Call call, Entity gateway)
    {
        var adapter = GatewayConnector.Connect(call, gateway, evenPaused: true);
        return Deadline.Run(adapter.TestAsync);
    }
}
