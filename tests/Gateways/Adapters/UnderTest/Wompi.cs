using System.Globalization;
using CrmPayments.Core;
using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways.Wompi;
using CrmPayments.Tests.Gateways.Running;

namespace CrmPayments.Tests.Gateways.Adapters;

public sealed partial record AdapterUnderTest
{
    /// <summary>A wallet's charge counts as settled at once: only a card's can be voided.</summary>
    public static readonly AdapterUnderTest Wompi = new(
        "wompi",
        new GatewayAccount(
            GatewayType.Wompi, GatewayMode.Test, new Secret(WompiCredentials.PrivateKey + "\n" + WompiCredentials.IntegritySecret), new Secret(WompiCredentials.EventsSecret), PublicKey: WompiCredentials.PublicKey),
        (simulators, reference) => simulators.Wompi.ChargedAsync(20m, reference, WompiCaller.GoodPhone),
        (simulators, reference) => simulators.Wompi.ChargedAsync(20m, reference))
    {
        Currency = Currency.Of("COP"),
        NoCharge = "1292-1-1",
        KeepsRefundReferences = false,
        Dispute = null,
        Bounce = null,
        Links = new("4242424242424242", "4111111111111111", "none") { SearchProvesAbsence = false, MadeHere = true },
        Store = async simulators => ((await simulators.Wompi.StoredAsync()).ToString(CultureInfo.InvariantCulture), ""),
    };
}
