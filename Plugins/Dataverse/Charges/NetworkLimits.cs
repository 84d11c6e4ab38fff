using CrmPayments.Core.Recovery;

namespace CrmPayments.Plugins.Charges;

/// <summary>What the card networks and banks allow with one method now. Nobody is above it: not the ladder, not a person, not a flow, not an offer.</summary>
internal static class NetworkLimits
{
    /// <param name="method">What would be charged.</param>
    /// <param name="history">Of its instrument.</param>
    /// <param name="debt">The failed charge; null: none.</param>
    /// <param name="asked">The try.</param>
    /// <param name="now">When.</param>
    public static TryVerdict May(MethodCase method, NetworkHistory history, Guid? debt, AskedTry asked, DateTimeOffset now) =>
        history.Rules.May(PaymentNetworks.Of(method.Network), history.TriesFor(debt), asked, now);

    /// <summary>Asked again immediately before sending.</summary>
    /// <returns>Null: it may be sent.</returns>
    public static LimitRefusal? Refuse(TryCase one, NetworkHistory history, DateTimeOffset now) =>
        LimitRefusal.Of(May(one.Method!, history, one.Origin?.Id, new AskedTry(one.Initiator, one.Amount.Amount, one.Method!.ChangedOn), now));
}
