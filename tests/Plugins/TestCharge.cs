using CrmPayments.Core.Refunds;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Plugins;

/// <summary>A charge in both books: Dataverse's and the gateway's.</summary>
internal sealed class TestCharge(World world, TestGateway gateway, Guid id, string gatewayId)
{
    public Guid Id { get; } = id;

    public string GatewayId { get; } = gatewayId;

    public Entity Row => world.System.Retrieve("cpay_transaction", Id, new ColumnSet(true));

    public IReadOnlyList<Entity> Refunds => world.Rows("cpay_refund", "cpay_transactionid", Id);

    public IReadOnlyList<Entity> Attempts => world.Rows("cpay_paymentattempt", "cpay_transactionid", Id);

    public Entity OnlyRefund => Refunds.Single();

    public decimal Refundable => Money("cpay_refundableamount");

    public decimal Refunded => Money("cpay_refundedamount");

    public decimal Reserved => Money("cpay_reservedamount");

    /// <summary>Asks for money back, as the agent unless told otherwise.</summary>
    /// <param name="confirm">Whoever asks twice means it; false: as a person who was not shown an earlier refund.</param>
    public ParameterCollection Request(decimal? amount, Guid? user = null, int? reason = 192700005, string? key = null, string? notes = null, string? code = null, bool confirm = true, params (string Name, object? Value)[] more) => world.Call(
        "cpay_RequestRefund", user ?? world.Agent,
        [.. more,
        ("TransactionId", Id),
        ("Amount", amount),
        ("Reason", reason is { } value ? new OptionSetValue(value) : null),
        ("Notes", notes),
        ("StepUpCode", code),
        ("IdempotencyKey", key ?? Guid.NewGuid().ToString("N")),
        ("ConfirmDuplicate", confirm)]);

    public static RefundStatus StatusOf(Entity refund) => (RefundStatus)refund.GetAttributeValue<OptionSetValue>("cpay_status").Value;

    /// <summary>What the gateway's books say went back.</summary>
    public async Task<IReadOnlyList<JToken>> BookedAsync()
    {
        var charges = (JArray)(await world.LedgerAsync(gateway))["charges"]!;
        return [.. charges.Single(charge => (string?)charge["id"] == GatewayId)["refunds"]!];
    }

    public async Task<string> BookedStatusAsync() =>
        (string)((JArray)(await world.LedgerAsync(gateway))["charges"]!).Single(charge => (string?)charge["id"] == GatewayId)["status"]!;

    private decimal Money(string column) => Row.GetAttributeValue<Money>(column).Value;
}
