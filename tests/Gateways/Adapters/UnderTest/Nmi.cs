using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways.Nmi;

namespace CrmPayments.Tests.Gateways.Adapters;

public sealed partial record AdapterUnderTest
{
    /// <summary>A refund can be voided in its console until the next batch.</summary>
    public static readonly AdapterUnderTest Nmi = new(
        "nmi",
        new GatewayAccount(GatewayType.Nmi, GatewayMode.Test, new Secret(NmiCredentials.SecurityKey), new Secret(NmiCredentials.SigningKey)),
        (simulators, reference) => simulators.Nmi.SettledAsync(20m, reference),
        (simulators, reference) => simulators.Nmi.ChargedAsync(20m, reference))
    {
        NoCharge = "9199999999",
        Dispute = Notifies("nmi", "chargeback.batch.complete"),
        Bounce = (simulators, _, refund) => simulators.Nmi.VoidAsync(refund),
        Store = async simulators => (await simulators.Nmi.StoredAsync("ada@example.com"), ""),
    };
}
