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
    /// <param name="reason">Why the debt's charge failed; null: not known.</param>
    /// <param name="now">UTC.</param>
    public static IEnumerable<OrganizationRequest> Told(Entity offer, string? link, DeclineReason? reason, DateTimeOffset now)
    {
        if (!offer.GetAttributeValue<bool>(AlternativeOfferRow.NotifyCustomer) || offer.GetAttributeValue<EntityReference>(AlternativeOfferRow.Customer) is not { } customer) yield break;
        var confirms = link is not null && Confirms(offer, reason);
        yield return RecoveryMessages.Plan(new MessageOrder(customer, link is null ? MessageKind.Offer : confirms ? MessageKind.ConfirmPayment : MessageKind.Link, $"{offer.Id:N}-made")
        {
            RecoveryCase = offer.GetAttributeValue<EntityReference>(AlternativeOfferRow.RecoveryCase),
            Transaction = offer.GetAttributeValue<EntityReference>(AlternativeOfferRow.Transaction),
            Offer = new EntityReference(AlternativeOfferRow.Table, offer.Id),
            Link = link,
            Until = offer.GetAttributeValue<DateTime?>(AlternativeOfferRow.ExpiresOn),
            Asked = offer.Contains(AlternativeOfferRow.MadeBy),
            Wording = !confirms ? null : reason == DeclineReason.AuthenticationRequired ? MessageWording.Confirmation : MessageWording.OurQuestion,
        }, now);
    }

    /// <summary>The link asks the customer to confirm the very charge that failed, or that waits for them.</summary>
    private static bool Confirms(Entity offer, DeclineReason? reason) => offer.GetAttributeValue<bool>(AlternativeOfferRow.Confirms)
        || (offer.GetAttributeValue<OptionSetValue>(AlternativeOfferRow.Kind)?.Value == (int)OfferKind.PaymentLink && reason is DeclineReason.AuthenticationRequired or DeclineReason.ProofRequired);
}
