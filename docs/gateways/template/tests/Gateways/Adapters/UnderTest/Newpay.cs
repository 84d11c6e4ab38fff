using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways.Newpay;

namespace CrmPayments.Tests.Gateways.Adapters;

public sealed partial record AdapterUnderTest
{
    /// <summary>Say here what differs from others.</summary>
    public static AdapterUnderTest Newpay => new(
        NewpaySimulator.SimulatorName,
        new GatewayAccount((GatewayType)192700010, GatewayMode.Test, new Secret(NewpayCredentials.ApiKey), new Secret(NewpayCredentials.WebhookSecret)),
        (_, _) => throw ToDoOfNewpay("how a charge of 20.00 comes to be in the books, settled"),
        (_, _) => throw ToDoOfNewpay("the same, not settled yet"))
    {
        Dispute = (_, _) => throw ToDoOfNewpay("how a dispute comes about, or null"),
        Bounce = (_, _, _) => throw ToDoOfNewpay("how a refund comes back, or null"),
        Store = _ => throw ToDoOfNewpay("how a good method is stored"),
    };

    private static NotSupportedException ToDoOfNewpay(string what) =>
        new($"tests/Gateways/Adapters/UnderTest/Newpay.cs does not say yet {what}. See docs/gateways/adding-one.md, \"The suites\".");
}
