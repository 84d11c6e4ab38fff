using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways.Newpay;

namespace CrmPayments.Tests.Gateways.Adapters;

public sealed partial record AdapterUnderTest
{
    /// <summary>Say here what differs from others.</summary>
    public static AdapterUnderTest Newpay => new(
        NewpaySimulator.SimulatorName,
        new GatewayAccount((GatewayType)192700010, GatewayMode.Test, new Secret(NewpayCredentials.ApiKey), new Secret(NewpayCredentials.WebhookSecret)),
        (_, _) => throw ToDo("how a charge of 20.00 comes to be in the books, settled"),
        (_, _) => throw ToDo("the same, not settled yet"))
    {
        Dispute = (_, _) => throw ToDo("how a dispute comes about, or null"),
        Bounce = (_, _, _) => throw ToDo("how a refund comes back, or null"),
        Store = _ => throw ToDo("how a good method is stored"),
    };

    private static NotSupportedException ToDo(string what) =>
        new($"tests/Gateways/Adapters/UnderTest/Newpay.cs does not say yet {what}. See docs/gateways/adding-one.md, \"The suites\".");
}
