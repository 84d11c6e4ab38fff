using CrmPayments.Core.Gateways;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Gateways;

/// <summary>Why a charge has no money: the common reason and the gateway's raw words.</summary>
internal static class GatewayCodes
{
    public static void Set(Entity row, GatewayCharge told)
    {
        row[TransactionRow.DeclineReason] = told.DeclineReason is { } reason ? new OptionSetValue((int)reason) : null;
        row[TransactionRow.GatewayCode] = Cut(told.GatewayCode, 50);
        row[TransactionRow.GatewayText] = Cut(told.GatewayText, 500);
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text.Substring(0, most);
}
