using CrmPayments.Core.Gateways;

namespace CrmPayments.Tests.Plugins;

internal sealed class TheSuite
{
    [Test]
    public void Leaves_no_gateway_out() => Assert.That(TestGateway.All.Select(gateway => gateway.Type), Is.EqualTo(GatewayCatalog.Available));
}
