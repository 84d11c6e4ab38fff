using CrmPayments.Core.Attempts;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using CrmPayments.Plugins.Refunds;
using CrmPayments.Plugins.Tables;
using CrmPayments.Plugins.Timeline;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Gateways;

/// <summary>A refund that was made in the gateway's own console: it gets its row, so that the balance and the timeline are true.</summary>
internal static class MadeElsewhere
{
    /// <summary>The rows for a refund of a charge that is in the CRM.</summary>
    public static IEnumerable<OrganizationRequest> Refund(ChargeCase charge, GatewayRefund told, DateTimeOffset now) =>
        Refund(charge.Reference, charge.Customer, charge.CurrencyReference, charge.Row.GetAttributeValue<EntityReference>("ownerid"), told, now);

    /// <inheritdoc cref="Refund(ChargeCase, GatewayRefund, DateTimeOffset)"/>
    public static IEnumerable<OrganizationRequest> Refund(
        EntityReference charge, EntityReference? customer, EntityReference currency, EntityReference? owner, GatewayRefund told, DateTimeOffset now)
    {
        var id = Guid.NewGuid();
        var row = new Entity(RefundRow.Table, id)
        {
            [RefundRow.Transaction] = charge,
            [RefundRow.Customer] = customer,
            [RefundRow.Amount] = new CrmMoney(told.Amount.Amount),
            [RefundRow.Currency] = currency,
            [RefundRow.Kind] = new OptionSetValue(RefundRow.KindRefund),
            [RefundRow.Status] = new OptionSetValue((int)StatusOf(told.Standing)),
            [RefundRow.GatewayRefundId] = told.Id,
            [RefundRow.GatewayCode] = told.GatewayCode,
            [RefundRow.TraceNumber] = told.TraceNumber,
            [RefundRow.RequestedOn] = now.UtcDateTime,
            [RefundRow.Origin] = new OptionSetValue(RefundRow.OriginGateway),
        };
        if (told.Standing != RefundStanding.Processing) row[RefundRow.CompletedOn] = now.UtcDateTime;
        if (owner is not null) row["ownerid"] = owner;
        yield return new CreateRequest { Target = row };
        yield return new CreateRequest { Target = Attempt(charge, customer, currency, told, AttemptOperation.Refund, new EntityReference(RefundRow.Table, id)).ToRow() };
    }

    public static Attempt Attempt(ChargeCase charge, GatewayRefund told, AttemptOperation operation, EntityReference? refund) =>
        Attempt(charge.Reference, charge.Customer, charge.CurrencyReference, told, operation, refund);

    private static Attempt Attempt(
        EntityReference charge, EntityReference? customer, EntityReference currency, GatewayRefund told, AttemptOperation operation, EntityReference? refund) =>
        new(operation, OutcomeOf(told.Standing))
        {
            Text = "Told by the gateway.",
            Amount = told.Amount,
            Currency = currency,
            Customer = customer,
            Transaction = charge,
            Refund = refund,
            GatewayCode = told.GatewayCode,
            GatewayText = told.GatewayText,
        };

    private static RefundStatus StatusOf(RefundStanding standing) => standing switch
    {
        RefundStanding.Succeeded => RefundStatus.Succeeded,
        RefundStanding.Failed => RefundStatus.Failed,
        _ => RefundStatus.Processing,
    };

    private static AttemptOutcome OutcomeOf(RefundStanding standing) => standing switch
    {
        RefundStanding.Succeeded => AttemptOutcome.Succeeded,
        RefundStanding.Failed => AttemptOutcome.Declined,
        _ => AttemptOutcome.Processing,
    };
}
