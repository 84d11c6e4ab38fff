using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Simulation;

/// <summary>A row of cpay_transaction.</summary>
internal sealed record ChargeFact(
    Guid Id, Guid? Origin, Guid? Subscription, Guid Customer, ChargeStatus Status, DeclineReason? Reason, decimal Amount, decimal? Owed, string Reference, string GatewayId, Guid Gateway,
    Guid? Case, DateTimeOffset CreatedOn, DateTimeOffset? CompletedOn)
{
    private static readonly string[] Columns =
    [
        "cpay_originid", "cpay_subscriptionid", "cpay_customerid", "cpay_status", "cpay_declinereason", "cpay_amount", "cpay_owedamount", "cpay_reference", "cpay_gatewaytransactionid",
        "cpay_gatewayid", "cpay_recoverycaseid", "createdon", "cpay_completedon",
    ];

    public bool HasMoney => ChargeStates.HasMoney(Status);

    /// <summary>The debt it belongs to: its own row, or the one it collects.</summary>
    public Guid Debt => Origin ?? Id;

    public static IReadOnlyList<ChargeFact> Read(SimulatedOrganization organization) => [.. organization.Rows("cpay_transaction", Columns).Select(Of)];

    private static ChargeFact Of(Entity row) => new(
        row.Id,
        row.GetAttributeValue<EntityReference>("cpay_originid")?.Id,
        row.GetAttributeValue<EntityReference>("cpay_subscriptionid")?.Id,
        row.GetAttributeValue<EntityReference>("cpay_customerid").Id,
        (ChargeStatus)row.GetAttributeValue<OptionSetValue>("cpay_status").Value,
        (DeclineReason?)row.GetAttributeValue<OptionSetValue>("cpay_declinereason")?.Value,
        row.GetAttributeValue<Money>("cpay_amount").Value,
        row.GetAttributeValue<Money>("cpay_owedamount")?.Value,
        row.GetAttributeValue<string>("cpay_reference") ?? "",
        row.GetAttributeValue<string>("cpay_gatewaytransactionid") ?? "",
        row.GetAttributeValue<EntityReference>("cpay_gatewayid").Id,
        row.GetAttributeValue<EntityReference>("cpay_recoverycaseid")?.Id,
        Time(row, "createdon")!.Value,
        Time(row, "cpay_completedon"));

    private static DateTimeOffset? Time(Entity row, string column) =>
        row.GetAttributeValue<DateTime?>(column) is { } on ? new DateTimeOffset(DateTime.SpecifyKind(on, DateTimeKind.Utc)) : null;
}
