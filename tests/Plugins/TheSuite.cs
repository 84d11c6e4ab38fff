using CrmPayments.Core.Gateways;

namespace CrmPayments.Tests.Plugins;

internal sealed class TheSuite
{
    [Test]
    public void Leaves_no_gateway_out() => Assert.That(TestGateway.All.Select(gateway => gateway.Type), Is.EqualTo(GatewayCatalog.Available));

    [Test]
    public void Gives_money_back_by_the_interface_or_in_the_providers_console() =>
        Assert.That(TestGateway.All.Where(gateway => gateway.RefundInConsole is not null), Is.EqualTo(TestGateway.All.Where(gateway => !gateway.GivesBack)));

    [Test]
    public void Stores_a_method_at_every_gateway_that_charges_stored_ones() =>
        Assert.That(TestGateway.All.Where(gateway => gateway.Store is not null), Is.EqualTo(TestGateway.All.Where(gateway => gateway.ChargesStoredMethods)));
}
