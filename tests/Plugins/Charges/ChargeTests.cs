namespace CrmPayments.Tests.Plugins.Charges;

/// <summary>Debts to collect, in a fresh world.</summary>
internal abstract class ChargeTests : PluginTests
{
    protected static IEnumerable<TestGateway> Charging => Gateways.Where(gateway => gateway.ChargesStoredMethods);

    protected static TestGateway Stripe => Gateways[1];

    /// <summary>A charge that was declined for want of funds, with the good card that it was on.</summary>
    protected Task<TestDebt> DebtAsync(TestGateway gateway, decimal amount = 80m) => TestDebt.CreateAsync(World, gateway, amount);

    protected void HoldPlugIns(Action here) => AppDomain.CurrentDomain.SetData("CrmPayments.Clock", () =>
    {
        here();
        return World.Clock.GetUtcNow().UtcDateTime;
    });
}
