using CrmPayments.Core.Charges;
using CrmPayments.Core.Recovery;

namespace CrmPayments.Plugins.Charges;

/// <summary>The card networks' rules, or the reason of an earlier decline, say no.</summary>
/// <param name="Why">NetworkNever or NetworkLater.</param>
/// <param name="Verdict">Which rule decided.</param>
internal sealed record LimitRefusal(TryRefusal Why, TryVerdict Verdict)
{
    /// <returns>Null: the rules let it pass.</returns>
    public static LimitRefusal? Of(TryVerdict verdict) =>
        verdict.Allowed ? null : new(verdict.Never ? TryRefusal.NetworkNever : TryRefusal.NetworkLater, verdict);
}
