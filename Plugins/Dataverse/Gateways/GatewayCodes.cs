using CrmPayments.Core.Gateways;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Gateways;

/// <summary>Why a charge has no money: the common reason and the gateway's raw words.</summary>
internal static class GatewayCodes
{
    public static void Set(Entity row, GatewayCharge told)
    {
        row[TransactionRow.DeclineReason] = told.DeclineReason is { } reason ? new OptionSetValue((int)reason) : null;
        row[TransactionRow.GatewayCode] = told.GatewayCode.Cut(TextLimits.Code);
        row[TransactionRow.GatewayText] = told.GatewayText.Cut(TextLimits.Words);
    }
}
