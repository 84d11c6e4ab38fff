using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Charges;

/// <summary>Debts to collect, in a fresh world.</summary>
internal abstract class ChargeTests : PluginTests
{
    protected static IEnumerable<TestGateway> Charging => Gateways.Where(gateway => gateway.ChargesStoredMethods);

    protected static TestGateway Stripe => Gateways[1];

    /// <summary>A charge that was declined for want of funds, with the good card that it was on.</summary>
    protected Task<TestDebt> DebtAsync(TestGateway gateway, decimal amount = 80m) => TestDebt.CreateAsync(World, gateway, amount);

    /// <summary>A subscription that Dataverse charges, and whose first period falls due at once.</summary>
    protected async Task<Guid> SubscribeAsync(TestGateway gateway, decimal amount = 80m) => World.System.Create(new Entity("cpay_subscription")
    {
        ["cpay_customerid"] = new EntityReference("contact", World.Customer),
        ["cpay_paymentmethodid"] = new EntityReference("cpay_paymentmethod", await TestDebt.StoreAsync(World, gateway)),
        ["cpay_amount"] = new Money(amount),
        ["transactioncurrencyid"] = World.Currency(gateway.CurrencyCode),
        ["cpay_interval"] = new OptionSetValue(192700002),
        ["cpay_intervalcount"] = 1,
        ["cpay_startson"] = World.Clock.GetUtcNow().UtcDateTime.AddMinutes(1),
        ["cpay_status"] = new OptionSetValue(192700000),
        ["cpay_engine"] = new OptionSetValue(192700000),
    });

    protected void HoldPlugIns(Action here) => AppDomain.CurrentDomain.SetData("CrmPayments.Clock", () =>
    {
        here();
        return World.Clock.GetUtcNow().UtcDateTime;
    });
}
