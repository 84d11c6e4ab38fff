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
        call.Output("Message", string.Join(" ", Said(call, gateway, test, sentences)));
    }

    private static IEnumerable<string> Said(Call call, Entity gateway, ConnectionTest test, Sentences sentences)
    {
        yield return test.Text;
        if (ExpiryWarning.Of(gateway, call.Now) is { } days) yield return sentences.SecretEnds(days);
        if (UnknownCodes.Count(call.Service, gateway.Id) is > 0 and var unknown) yield return sentences.UnknownCodes(unknown);
    }

    private static ConnectionTest Ask(Call call, Entity gateway)
    {
        var adapter = GatewayConnector.Connect(call, gateway, evenPaused: true);
        return Deadline.Run(adapter.TestAsync);
    }
}
