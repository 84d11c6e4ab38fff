using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Gateways;

/// <summary>The subscription of a charge that its gateway makes by itself: the charge is tied to it, so that its failure is that subscription's.</summary>
internal sealed class ToldSubscription
{
    private readonly Entity _row;

    private ToldSubscription(Entity row) => _row = row;

    /// <summary>Who pays it, with who owns it; null: it has nobody.</summary>
    public Entity? Customer => _row.GetAttributeValue<EntityReference>(SubscriptionRow.Customer) is { } customer
        ? new Entity(customer.LogicalName, customer.Id) { ["ownerid"] = _row.GetAttributeValue<EntityReference>("ownerid") }
        : null;

    /// <returns>Null: the charge names none, or one that the CRM does not have.</returns>
    /// <remarks>One organization-service call where it names one.</remarks>
    public static ToldSubscription? Find(IOrganizationService service, Guid gatewayId, GatewayCharge told)
    {
        if (told.SubscriptionId.Length == 0) return null;
        var query = new QueryExpression(SubscriptionRow.Table) { ColumnSet = new ColumnSet(SubscriptionRow.Customer, SubscriptionRow.PaymentMethod, "ownerid"), TopCount = 1 };
        query.Criteria.AddCondition(SubscriptionRow.Gateway, ConditionOperator.Equal, gatewayId);
        query.Criteria.AddCondition(SubscriptionRow.GatewaySubscriptionId, ConditionOperator.Equal, told.SubscriptionId);
        return service.RetrieveMultiple(query).Entities.FirstOrDefault() is { } row ? new ToldSubscription(row) : null;
    }

    /// <summary>Writes down that a subscription made the charge, whether or not the CRM has it.</summary>
    /// <param name="charge">Its row, or changes of it.</param>
    /// <param name="told">That names it.</param>
    public static void Name(Entity charge, GatewayCharge told)
    {
        charge[TransactionRow.GatewaySubscriptionId] = told.SubscriptionId;
        charge[TransactionRow.Initiator] = new OptionSetValue((int)ChargeInitiator.MerchantRecurring);
    }

    /// <summary>Ties a charge that is told for the first time.</summary>
    public void Tie(Entity charge)
    {
        charge[TransactionRow.Subscription] = _row.ToEntityReference();
        charge[TransactionRow.Customer] = Customer?.ToEntityReference() ?? charge.GetAttributeValue<EntityReference>(TransactionRow.Customer);
        charge[TransactionRow.PaymentMethod] = charge.GetAttributeValue<EntityReference>(TransactionRow.PaymentMethod) ?? _row.GetAttributeValue<EntityReference>(SubscriptionRow.PaymentMethod);
        charge["ownerid"] = _row.GetAttributeValue<EntityReference>("ownerid");
    }

    /// <summary>Ties a charge that was told before without it, as another event about the same charge may do. What it has already, it keeps: nobody's debt becomes somebody else's.</summary>
    /// <param name="changes">Of its row.</param>
    /// <param name="known">Its row.</param>
    public void Tie(Entity changes, Entity known)
    {
        changes[TransactionRow.Subscription] = _row.ToEntityReference();
        if (!known.Contains(TransactionRow.PaymentMethod) && _row.GetAttributeValue<EntityReference>(SubscriptionRow.PaymentMethod) is { } method) changes[TransactionRow.PaymentMethod] = method;
        if (known.Contains(TransactionRow.Customer) || Customer is not { } customer) return;
        changes[TransactionRow.Customer] = customer.ToEntityReference();
        changes["ownerid"] = customer["ownerid"];
    }
}
