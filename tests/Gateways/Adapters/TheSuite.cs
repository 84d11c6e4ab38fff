using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways;

namespace CrmPayments.Tests.Gateways.Adapters;

public sealed class TheSuite
{
    [Test]
    public void Leaves_no_gateway_out() => Assert.That(AdapterUnderTest.All.Select(adapter => adapter.Account.Type), Is.EqualTo(GatewayCatalog.Available));

    [Test]
    public void Pays_at_the_links_of_each_gateway_that_has_them() => Assert.That(
        AdapterUnderTest.All.Where(adapter => adapter.Links is not null).Select(adapter => adapter.Account.Type),
        Is.EqualTo(GatewayCatalog.Available.Where(type => GatewayCatalog.Capabilities(type, atMostOnce: true).PaymentLinks)));

    [Test]
    public void Has_a_simulator_for_each() => Assert.That(AdapterUnderTest.All.Select(adapter => adapter.Name), Is.EquivalentTo(SimulatorCatalog.Names));
}
