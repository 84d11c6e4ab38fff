using CrmPayments.Core.Gateways;
using CrmPayments.Plugins.Charges;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Gateways;

/// <summary>Why a charge has no money: the common reason, the gateway's raw words and the network's.</summary>
internal static class GatewayCodes
{
    /// <summary>How much of a network's code is kept.</summary>
    public const int LongestOfNetwork = 10;

    /// <summary>The same for its advice, or the gateway's own reading of it: do_not_try_again.</summary>
    public const int LongestAdvice = 30;

    public static void Set(Entity row, GatewayCharge told)
    {
        row[TransactionRow.DeclineReason] = told.DeclineReason is { } reason ? new OptionSetValue((int)reason) : null;
        row[TransactionRow.GatewayCode] = told.GatewayCode.Cut(TextLimits.Code);
        row[TransactionRow.GatewayText] = told.GatewayText.Cut(TextLimits.Words);
        if (told.NetworkCode.Length > 0) row[TransactionRow.NetworkCode] = told.NetworkCode.Cut(LongestOfNetwork);
        if (told.NetworkAdviceCode.Length > 0) row[TransactionRow.AdviceCode] = told.NetworkAdviceCode.Cut(LongestAdvice);
        if (MethodPrint.NetworkOf(told) is { Length: > 0 } network) row[TransactionRow.Network] = network;
    }
}
