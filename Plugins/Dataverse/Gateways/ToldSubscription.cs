using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Gateways;

/// <summary>A charge that the gateway made for a subscription which it charges itself: tied to it, so that its failure is that subscription's.</summary>
internal static class ToldSubscription
{
    /// <summary>Ties a new charge to the subscription that it names; one that the CRM does not have is left alone.</summary>
    /// <remarks>One organization-service call.</remarks>
    public static void Tie(IOrganizationService service, Entity charge, GatewayCharge told)
    {
        charge[TransactionRow.Initiator] = new OptionSetValue((int)ChargeInitiator.MerchantRecurring);
        if (Find(service, charge.GetAttributeValue<EntityReference>(TransactionRow.Gateway).Id, told.SubscriptionId) is not { } subscription) return;
        charge[TransactionRow.Subscription] = subscription.ToEntityReference();
        charge[TransactionRow.Customer] = subscription.GetAttributeValue<EntityReference>(SubscriptionRow.Customer) ?? charge.GetAttributeValue<EntityReference>(TransactionRow.Customer);
        charge[TransactionRow.PaymentMethod] = charge.GetAttributeValue<EntityReference>(TransactionRow.PaymentMethod) ?? subscription.GetAttributeValue<EntityReference>(SubscriptionRow.PaymentMethod);
        charge["ownerid"] = subscription.GetAttributeValue<EntityReference>("ownerid");
    }

    private static Entity? Find(IOrganizationService service, Guid gatewayId, string subscriptionId)
    {
        var query = new QueryExpression(SubscriptionRow.Table) { ColumnSet = new ColumnSet(SubscriptionRow.Customer, SubscriptionRow.PaymentMethod, "ownerid"), TopCount = 1 };
        query.Criteria.AddCondition(SubscriptionRow.Gateway, ConditionOperator.Equal, gatewayId);
        query.Criteria.AddCondition(SubscriptionRow.GatewaySubscriptionId, ConditionOperator.Equal, subscriptionId);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault();
    }
}
