using CrmPayments.Core.Declines;
using CrmPayments.Core.Messages;
using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Messages;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Offers;

/// <summary>Tells the customer of an offer: once, when they can take it.</summary>
internal static class OfferMessages
{
    /// <summary>The message about an open offer; none where nobody wanted it told, or nobody is known to be told.</summary>
    /// <param name="offer">The offer's row: kind, case, debt, customer, dates.</param>
    /// <param name="link">Where to pay; null: no link.</param>
    /// <param name="confirms">The bank wants the customer's own confirmation: the link is worded so.</param>
    /// <param name="now">UTC.</param>
    public static IEnumerable<OrganizationRequest> Told(Entity offer, string? link, bool confirms, DateTimeOffset now)
    {
        if (!offer.GetAttributeValue<bool>(AlternativeOfferRow.NotifyCustomer) || offer.GetAttributeValue<EntityReference>(AlternativeOfferRow.Customer) is not { } customer) yield break;
        yield return RecoveryMessages.Plan(new MessageOrder(customer, link is null ? MessageKind.Offer : confirms ? MessageKind.ConfirmPayment : MessageKind.Link, $"{offer.Id:N}-made")
        {
            RecoveryCase = offer.GetAttributeValue<EntityReference>(AlternativeOfferRow.RecoveryCase),
            Transaction = offer.GetAttributeValue<EntityReference>(AlternativeOfferRow.Transaction),
            Link = link,
            Until = offer.GetAttributeValue<DateTime?>(AlternativeOfferRow.ExpiresOn),
            Asked = offer.Contains(AlternativeOfferRow.MadeBy),
        }, now);
    }

    /// <summary>Whether a link asks the customer to confirm the very charge that failed.</summary>
    public static bool Confirms(OfferKind kind, DeclineReason? reason) => kind == OfferKind.PaymentLink && reason == DeclineReason.AuthenticationRequired;
}
