using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Access;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Offers;

/// <summary>What the rules must know of a debt and of who offers.</summary>
internal static class OfferGrounds
{
    /// <param name="debt">As read.</param>
    /// <param name="maker">Null: the ladder.</param>
    /// <param name="gateway">That would make a link; null: none, or no link is wanted.</param>
    /// <param name="now">To judge dates by.</param>
    public static OfferGround Of(OfferedDebt debt, Person? maker, Entity? gateway, DateTimeOffset now) => new()
    {
        Owed = debt.Owed,
        Now = now,
        CaseOpen = debt.IsOpen,
        TryUnderWay = debt.TryUnderWay,
        OfferOpen = debt.OpenOffer is not null,
        DiscountOffered = debt.DiscountOffered,
        Promises = debt.Promises,
        MaximumDiscount = maker?.Limits?.MaximumDiscount ?? 0m,
        MayApprove = maker?.Limits is { ApprovalAbove: null },
        HasLinks = gateway is not null,
        LongestLink = gateway is null ? null : GatewayRow.CapabilitiesOf(gateway)?.LongestPaymentLink,
        HasStoredMethod = debt.HasStoredMethod,
        HasPaid = debt.PaidBy.Count > 0,
    };
}
