using CrmPayments.Core.Charges;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Gateways;

/// <summary>A charge that came of an offer's payment link: its reference names the offer, and so the debt it pays.</summary>
internal static class PaidOffer
{
    /// <summary>Ties a new charge to the offer whose reference it carries.</summary>
    /// <remarks>One organization-service call, and none for a reference that no offer could have.</remarks>
    public static void Tie(IOrganizationService service, Entity charge, GatewayCharge told)
    {
        if (OfferReference.Is(told.Reference) && Find(service, told.Reference) is { } offer) Tie(charge, offer);
    }

    private static void Tie(Entity charge, Entity offer)
    {
        charge[TransactionRow.Offer] = offer.ToEntityReference();
        charge[TransactionRow.Origin] = offer.GetAttributeValue<EntityReference>(AlternativeOfferRow.Transaction);
        charge[TransactionRow.RecoveryCase] = offer.GetAttributeValue<EntityReference>(AlternativeOfferRow.RecoveryCase);
        charge[TransactionRow.Engine] = new OptionSetValue((int)ChargeEngine.Offer);
        charge[TransactionRow.Initiator] = new OptionSetValue((int)ChargeInitiator.Customer);
        charge[TransactionRow.Customer] = offer.GetAttributeValue<EntityReference>(AlternativeOfferRow.Customer) ?? charge.GetAttributeValue<EntityReference>(TransactionRow.Customer);
    }

    private static Entity? Find(IOrganizationService service, string reference)
    {
        var query = new QueryExpression(AlternativeOfferRow.Table)
        {
            ColumnSet = new ColumnSet(AlternativeOfferRow.Transaction, AlternativeOfferRow.RecoveryCase, AlternativeOfferRow.Customer),
            TopCount = 1,
        };
        query.Criteria.AddCondition(AlternativeOfferRow.Reference, ConditionOperator.Equal, reference);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault();
    }
}
