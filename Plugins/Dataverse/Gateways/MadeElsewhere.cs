using CrmPayments.Core.Attempts;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Refunds;
using CrmPayments.Plugins.Tables;
using CrmPayments.Plugins.Timeline;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Gateways;

/// <summary>A refund that was made in the gateway's own console: it gets its row, so that the balance and the timeline are true.</summary>
internal static class MadeElsewhere
{
    /// <summary>What creates the refund of a charge that is in the CRM, with its line on the timeline.</summary>
    public static IEnumerable<OrganizationRequest> Refund(ChargeCase charge, GatewayRefund told, DateTimeOffset now)
    {
        var row = new Entity(RefundRow.Table, Guid.NewGuid())
        {
            [RefundRow.Transaction] = charge.Reference,
            [RefundRow.Customer] = charge.Customer,
            [RefundRow.Amount] = new CrmMoney(charge.Told(told.Amount).Amount),
            [RefundRow.Currency] = charge.CurrencyReference,
            [RefundRow.Kind] = new OptionSetValue(RefundRow.KindRefund),
            [RefundRow.Status] = new OptionSetValue((int)StatusOf(told.Standing)),
            [RefundRow.GatewayRefundId] = told.Id,
            [RefundRow.GatewayCode] = told.GatewayCode.Cut(TextLimits.Code),
            [RefundRow.TraceNumber] = told.TraceNumber,
            [RefundRow.RequestedOn] = now.UtcDateTime,
            [RefundRow.Origin] = new OptionSetValue(RefundRow.OriginGateway),
            ["ownerid"] = charge.Row.GetAttributeValue<EntityReference>("ownerid"),
        };
        if (told.Standing != RefundStanding.Processing) row[RefundRow.CompletedOn] = now.UtcDateTime;
        return [new CreateRequest { Target = row }, .. Attempt(charge, told, AttemptOperation.Refund, row.ToEntityReference()).ToRequests()];
    }

    public static Attempt Attempt(ChargeCase charge, GatewayRefund told, AttemptOperation operation, EntityReference? refund) =>
        new(operation, OutcomeOf(told.Standing))
        {
            Text = "Told by the gateway.",
            Amount = told.Amount,
            Currency = charge.CurrencyReference,
            Customer = charge.Customer,
            Transaction = charge.Reference,
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
