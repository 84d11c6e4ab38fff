using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Offers;

/// <summary>Which of the merchant's gateways makes the page where a customer pays.</summary>
internal static class LinkGateways
{
    /// <summary>The debt's own gateway where it can, else another of the same mode; for another method first one of another provider.</summary>
    /// <param name="service">As SYSTEM.</param>
    /// <param name="kind">Of the offer.</param>
    /// <param name="debtGateway">Where the debt's charge failed.</param>
    /// <param name="currency">Of the debt.</param>
    /// <returns>Null: none makes payment links in the currency.</returns>
    /// <remarks>One organization-service call.</remarks>
    public static Entity? Choose(IOrganizationService service, OfferKind kind, Entity debtGateway, Currency currency)
    {
        var query = new QueryExpression(GatewayRow.Table) { ColumnSet = new ColumnSet(GatewayRow.ForCalls), NoLock = true };
        query.Criteria.AddCondition("statecode", ConditionOperator.Equal, 0);
        query.Criteria.AddCondition(GatewayRow.Mode, ConditionOperator.Equal, debtGateway.GetAttributeValue<OptionSetValue>(GatewayRow.Mode)?.Value ?? (int)GatewayMode.Test);
        var makers = service.RetrieveMultiple(query).Entities.Where(row => GatewayRow.CapabilitiesOf(row) is { PaymentLinks: true } && GatewayRow.Takes(row, currency));
        var another = kind == OfferKind.OtherMethod;
        return makers.OrderByDescending(row => another ? GatewayRow.TypeOf(row) != GatewayRow.TypeOf(debtGateway) : row.Id == debtGateway.Id)
            .ThenByDescending(row => another && GatewayRow.TypeOf(row) == GatewayType.PayPal)
            .ThenBy(row => row.Id)
            .FirstOrDefault();
    }
}
