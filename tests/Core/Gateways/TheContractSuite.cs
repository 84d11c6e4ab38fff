using CrmPayments.Core.Gateways;

namespace CrmPayments.Tests.Core.Gateways;

public sealed class TheContractSuite
{
    [Test]
    public void Leaves_no_gateway_out() => Assert.That(GatewayUnderTest.All.Select(gateway => gateway.Account.Type), Is.EqualTo(GatewayCatalog.Available));
}
