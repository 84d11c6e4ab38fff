using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways.AuthorizeNet;

namespace CrmPayments.Tests.Gateways.Adapters;

public sealed partial record AdapterUnderTest
{
    /// <summary>Tells of no dispute: whatever it next tells of the charge makes us look. A refund can be voided in its console until the next batch.</summary>
    public static readonly AdapterUnderTest AuthorizeNet = new(
        "authorize-net",
        new GatewayAccount(GatewayType.AuthorizeNet, GatewayMode.Test, new Secret(AuthorizeNetCredentials.TransactionKey), new Secret(AuthorizeNetCredentials.SignatureKey), PublicKey: AuthorizeNetCredentials.LoginId),
        (simulators, reference) => simulators.AuthorizeNet.SettledAsync(20m, reference),
        (simulators, reference) => simulators.AuthorizeNet.ChargedAsync(20m, reference))
    {
        NoCharge = "60000000000",
        Dispute = async (simulators, charge) =>
        {
            await simulators.AuthorizeNet.DoorAsync("chargeback", charge);
            await simulators.DoorAsync("authorize-net", "notify", new { @event = "net.authorize.payment.authcapture.created", chargeId = charge });
        },
        Bounce = (simulators, _, refund) => simulators.AuthorizeNet.VoidAsync(refund),
        Store = async simulators => (await simulators.AuthorizeNet.StoredAsync("ada@example.com", "98004"), ""),
    };
}
