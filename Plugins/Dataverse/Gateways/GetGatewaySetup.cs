using CrmPayments.Core.Gateways;
using CrmPayments.Core.Json;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Gateways;

/// <summary>Custom API cpay_GetGatewaySetup: which fields a provider's row needs, in the provider's words, and what the provider can do. For the form; writes nothing.</summary>
public sealed class GetGatewaySetup : Plugin
{
    private protected override void Run(Call call)
    {
        var type = (GatewayType)(call.Input<OptionSetValue>("GatewayType")?.Value ?? 0);
        var sentences = Sentences.For(call.ReadLanguage());
        if (!GatewayCatalog.Available.Contains(type))
        {
            call.Output("Fields", "[]");
            call.Output("Abilities", new[] { sentences.NoAdapter() });
            return;
        }

        call.Output("Fields", JsonWriting.WriteArray([.. GatewaySetup.Of(type).Select(Written)]));
        call.Output("Abilities", sentences.Abilities(GatewayCatalog.Capabilities(type, call.Input<bool>("AtMostOnce"))).ToArray());
    }

    private static Dictionary<string, object?> Written(GatewaySetup field) => new()
    {
        ["column"] = GatewayRow.ColumnOf(field.Field),
        ["word"] = field.Word,
        ["required"] = field.Required,
    };
}
