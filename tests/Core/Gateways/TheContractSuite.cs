using CrmPayments.Core.Gateways;

namespace CrmPayments.Tests.Core.Gateways;

public sealed class TheContractSuite
{
    [Test]
    public void Leaves_no_gateway_out() => Assert.That(GatewayUnderTest.All.Select(gateway => gateway.Account.Type), Is.EqualTo(GatewayCatalog.Available));

    [Test]
    public void Tries_the_payment_links_of_each_gateway_that_has_them() => Assert.That(
        GatewayUnderTest.All.Where(gateway => gateway.Link is not null || gateway.MakesLinksItself).Select(gateway => gateway.Account.Type),
        Is.EqualTo(GatewayCatalog.Available.Where(type => GatewayCatalog.Capabilities(type, atMostOnce: true).PaymentLinks)));
}
