using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Offers;

/// <summary>Async step on cpay_transaction, Create and change of status: counts a payment by an offer. Costs no call for any other charge.</summary>
public sealed class CountPayment : Plugin
{
    private const string AfterImage = "After";

    private protected override void Run(Call call)
    {
        var row = call.Context.PostEntityImages.Contains(AfterImage) ? call.Context.PostEntityImages[AfterImage] : call.Target;
        if (row.GetAttributeValue<EntityReference>(TransactionRow.Offer) is { } offer) new OfferLedger(call).Count(offer.Id);
    }
}
