using CrmPayments.Core.Declines;
using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Recovery;

/// <summary>
/// Step before a declined charge is written, by whatever road it came: an administrator's decline rule says how its code is
/// understood; where nobody knows the gateway's code, the network's own tells the reason.
/// </summary>
/// <remarks>One organization-service call for a decline, none for any other charge.</remarks>
public sealed class UnderstandDecline : Plugin
{
    private const string Before = "Before";

    private protected override void Run(Call call)
    {
        var row = call.Target;
        if (row.Choice<DeclineReason>(TransactionRow.DeclineReason) is not { } told) return;
        if (Rule(call, row) is { } rule) Obey(row, rule);
        else if (told == DeclineReason.Unrecognized) AskTheNetwork(call, row);
    }

    private static void Obey(Entity row, Entity rule)
    {
        row[TransactionRow.DeclineReason] = rule.GetAttributeValue<OptionSetValue>(DeclineRuleRow.Reason);
        row[TransactionRow.RetryForbidden] = !rule.GetAttributeValue<bool>(DeclineRuleRow.RetryAllowed);
    }

    private static void AskTheNetwork(Call call, Entity row)
    {
        var network = PaymentNetworks.Of(Known(call, row).GetAttributeValue<string>(TransactionRow.Network));
        if (NetworkCodes.ReasonOf(network, row.GetAttributeValue<string>(TransactionRow.NetworkCode) ?? "") is { } reason)
            row.SetChoice<DeclineReason>(TransactionRow.DeclineReason, reason);
    }

    // Null: the charge carries no code, or no active rule names it.
    private static Entity? Rule(Call call, Entity row)
    {
        var code = row.GetAttributeValue<string>(TransactionRow.GatewayCode);
        if (string.IsNullOrEmpty(code) || GatewayOf(call, row) is not { } gateway) return null;
        var query = new QueryExpression(DeclineRuleRow.Table) { ColumnSet = new ColumnSet(DeclineRuleRow.Reason, DeclineRuleRow.RetryAllowed), TopCount = 1 };
        query.Criteria.AddCondition(DeclineRuleRow.Code, ConditionOperator.Equal, code);
        query.Criteria.AddCondition("statecode", ConditionOperator.Equal, 0);
        var ofType = query.AddLink(GatewayRow.Table, DeclineRuleRow.GatewayType, GatewayRow.Type);
        ofType.LinkCriteria.AddCondition(GatewayRow.Id, ConditionOperator.Equal, gateway.Id);
        return call.Service.RetrieveMultiple(query).Entities.FirstOrDefault();
    }

    private static EntityReference? GatewayOf(Call call, Entity row) =>
        row.GetAttributeValue<EntityReference>(TransactionRow.Gateway) ?? Known(call, row).GetAttributeValue<EntityReference>(TransactionRow.Gateway);

    // What the write brings, over what the row had.
    private static Entity Known(Call call, Entity row)
    {
        var known = new Entity(row.LogicalName);
        if (call.Context.PreEntityImages.Contains(Before)) known.Attributes.AddRange(call.Context.PreEntityImages[Before].Attributes);
        foreach (var attribute in row.Attributes) known[attribute.Key] = attribute.Value;
        return known;
    }
}
