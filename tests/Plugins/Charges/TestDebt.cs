using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Plugins.Charges;

/// <summary>A failed charge in the CRM, and what its gateway's books say of it.</summary>
internal sealed class TestDebt(World world, TestGateway gateway, Guid id, Guid method)
{
    public Guid Id { get; } = id;

    public Guid Method { get; } = method;

    public TestGateway Gateway { get; } = gateway;

    public Entity Row => world.System.Retrieve("cpay_transaction", Id, new ColumnSet(true));

    public IReadOnlyList<Entity> Tries => world.Rows("cpay_transaction", "cpay_originid", Id);

    public Entity OnlyTry => Tries.Single();

    public decimal Owed => Row.GetAttributeValue<Money>("cpay_owedamount").Value;

    public decimal Paid => Row.GetAttributeValue<Money>("cpay_paidamount").Value;

    public IReadOnlyList<Entity> Attempts => [.. Tries.SelectMany(one => world.Rows("cpay_paymentattempt", "cpay_transactionid", one.Id))];

    public static async Task<TestDebt> CreateAsync(World world, TestGateway gateway, decimal amount) => Fail(world, gateway, amount, await StoreAsync(world, gateway));

    /// <summary>A good card of the customer.</summary>
    public static async Task<Guid> StoreAsync(World world, TestGateway gateway)
    {
        var stored = await gateway.Store!(world.Url);
        return world.System.Create(new Entity("cpay_paymentmethod")
        {
            ["cpay_name"] = "Visa",
            ["cpay_customerid"] = new EntityReference("contact", world.Customer),
            ["cpay_gatewayid"] = new EntityReference("cpay_gateway", gateway.Id),
            ["cpay_token"] = stored.Token,
            ["cpay_customertoken"] = stored.CustomerToken,
            ["cpay_brand"] = "Visa",
            ["cpay_kind"] = new OptionSetValue((int)PaymentMethodKind.Card),
        });
    }

    /// <summary>One more charge that was declined, on a method that exists.</summary>
    public static TestDebt Fail(World world, TestGateway gateway, decimal amount, Guid method, DeclineReason reason = DeclineReason.InsufficientFunds, string networkCode = "", int daysAgo = 3)
    {
        var id = world.System.Create(new Entity("cpay_transaction")
        {
            ["cpay_gatewayid"] = new EntityReference("cpay_gateway", gateway.Id),
            ["cpay_gatewaytransactionid"] = "failed-" + Guid.NewGuid().ToString("N"),
            ["cpay_customerid"] = new EntityReference("contact", world.Customer),
            ["cpay_paymentmethodid"] = new EntityReference("cpay_paymentmethod", method),
            ["cpay_amount"] = new Money(amount),
            ["cpay_refundedamount"] = new Money(0m),
            ["cpay_reservedamount"] = new Money(0m),
            ["cpay_refundableamount"] = new Money(0m),
            ["transactioncurrencyid"] = world.Currency(gateway.CurrencyCode),
            ["cpay_status"] = new OptionSetValue((int)ChargeStatus.Declined),
            ["cpay_declinereason"] = new OptionSetValue((int)reason),
            ["cpay_networkcode"] = networkCode,
            ["cpay_chargedon"] = world.Clock.GetUtcNow().UtcDateTime.AddDays(-daysAgo),
            ["ownerid"] = new EntityReference("systemuser", world.Agent),
        });
        return new TestDebt(world, gateway, id, method);
    }

    /// <summary>Has it tried again, as the agent unless told otherwise.</summary>
    public ParameterCollection Retry(Guid? user = null, string? key = null, Guid? method = null) => world.Call(
        "cpay_RetryCharge", user ?? world.Agent, ("TransactionId", Id), ("IdempotencyKey", key), ("PaymentMethodId", method), ("ConfirmUnusual", true));

    public static ChargeStatus StatusOf(Entity charge) => (ChargeStatus)charge.GetAttributeValue<OptionSetValue>("cpay_status").Value;

    /// <summary>What the gateway's books hold under the references of the tries: only these can be of ours.</summary>
    public async Task<IReadOnlyList<JToken>> BookedAsync()
    {
        var references = Tries.Select(one => Gateway.BookedAs(one.GetAttributeValue<string>("cpay_reference"))).ToHashSet();
        return [.. ((JArray)(await world.LedgerAsync(Gateway))["charges"]!).Where(charge => references.Contains((string?)charge["reference"] ?? ""))];
    }

    /// <summary>Of these, the amounts that were taken.</summary>
    public async Task<IReadOnlyList<decimal>> TakenAsync() => [.. (await BookedAsync()).Where(charge => !IsRefused((string)charge["status"]!)).Select(charge => (decimal)charge["amount"]!)];

    private static bool IsRefused(string status) => new[] { "declin", "fail", "requires_payment_method", "refus", "reject", "error", "fallida" }.Any(word => status.Contains(word, StringComparison.OrdinalIgnoreCase));
}
