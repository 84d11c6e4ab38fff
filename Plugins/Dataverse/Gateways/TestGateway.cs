using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Gateways;

/// <summary>Custom API cpay_TestGateway: can this gateway be reached with these credentials?</summary>
public sealed class TestGateway : Plugin
{
    private protected override void Run(Call call)
    {
        var gateway = call.Service.Retrieve(GatewayRow.Table, call.RequiredId("GatewayId"), new ColumnSet(GatewayRow.ForCalls));
        var adapter = GatewayConnector.Connect(call.Service, gateway);
        var test = Deadline.Run(adapter.TestAsync);
        call.Output("Outcome", test.Succeeded ? "Succeeded" : "Failed");
        call.Output("Message", test.Text);
    }
}
