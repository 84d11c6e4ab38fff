using CrmPayments.Core.Charges;
using CrmPayments.Core.Gateways;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Gateways;

/// <summary>New data of a stored method, as its gateway tells them. What follows (another try of what failed for its data) hangs on the columns.</summary>
internal static class ToldMethod
{
    /// <returns>Empty: the CRM has no such method, or it was removed.</returns>
    /// <remarks>One organization-service call.</remarks>
    public static IReadOnlyList<OrganizationRequest> Changes(IOrganizationService service, Guid gatewayId, GatewayNotification.Renewed told)
    {
        var query = new QueryExpression(PaymentMethodRow.Table) { ColumnSet = new ColumnSet(PaymentMethodRow.Status) };
        query.Criteria.AddCondition(PaymentMethodRow.Gateway, ConditionOperator.Equal, gatewayId);
        query.Criteria.AddCondition(PaymentMethodRow.Token, ConditionOperator.Equal, told.Method.Token);
        query.Criteria.AddCondition(PaymentMethodRow.Status, ConditionOperator.NotEqual, PaymentMethodRow.Removed);
        return [.. service.RetrieveMultiple(query).Entities.Select(row => new UpdateRequest { Target = Changed(row, gatewayId, told) })];
    }

    private static Entity Changed(Entity row, Guid gatewayId, GatewayNotification.Renewed told)
    {
        // Who said that it had expired did not know of the new data.
        var changed = new Entity(PaymentMethodRow.Table, row.Id) { [PaymentMethodRow.Status] = new OptionSetValue(PaymentMethodRow.Active) };
        if (told.Method.ExpiryMonth is { } month) changed[PaymentMethodRow.ExpiryMonth] = month;
        if (told.Method.ExpiryYear is { } year) changed[PaymentMethodRow.ExpiryYear] = year;
        if (told.Method.LastFour.Length > 0) changed[PaymentMethodRow.LastFour] = told.Method.LastFour;
        if (told.CardFingerprint.Length > 0) changed[PaymentMethodRow.Fingerprint] = Fingerprint.OfTold(gatewayId, told.CardFingerprint);
        return changed;
    }
}
