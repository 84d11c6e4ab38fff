using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Offers;

/// <summary>
/// Async step on cpay_alternativeoffer, Create, change of status and when a check is asked for: does what the offer needs next.
/// Costs no call for a change that needs nothing.
/// </summary>
public sealed class FollowOffer : Plugin
{
    private protected override void Run(Call call)
    {
        var status = (OfferStatus?)call.Target.GetAttributeValue<OptionSetValue>(AlternativeOfferRow.Status)?.Value;
        if (status == OfferStatus.Open || call.Target.GetAttributeValue<DateTime?>(AlternativeOfferRow.CheckRequestedOn) is not null)
            new OfferFollower(call).Follow(call.Context.PrimaryEntityId);
    }
}
