using CrmPayments.Core;
using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways.PaymentsWay;

namespace CrmPayments.Tests.Gateways.Adapters;

public sealed partial record AdapterUnderTest
{
    /// <summary>Nothing goes back through its interface, so that no charge waits for anything.</summary>
    public static readonly AdapterUnderTest PaymentsWay = new(
        "payments-way",
        new GatewayAccount(
            GatewayType.PaymentsWay, GatewayMode.Test, new Secret(PaymentsWayCredentials.ApiKey),
            MerchantId: PaymentsWayCredentials.Merchant, MerchantAccountId: $"{PaymentsWayCredentials.Form}:{PaymentsWayCredentials.Terminal}"),
        (simulators, reference) => simulators.PaymentsWay.ChargedAsync(20m, reference),
        (simulators, reference) => simulators.PaymentsWay.ChargedAsync(20m, reference))
    {
        Currency = Currency.Of("COP"),
        NoCharge = "1",
        Dispute = null,
        Bounce = null,
        Store = simulators => simulators.PaymentsWay.StoredAsync(),
    };
}
