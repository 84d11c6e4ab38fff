using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways.PlacetoPay;

namespace CrmPayments.Tests.Gateways.Adapters;

public sealed partial record AdapterUnderTest
{
    /// <summary>All of a charge can go back at once, a part only once it is settled. Nothing is found by a reference.</summary>
    public static readonly AdapterUnderTest PlacetoPay = new(
        "placetopay",
        new GatewayAccount(GatewayType.PlacetoPay, GatewayMode.Test, new Secret(PlacetoPayCredentials.SecretKey), PublicKey: PlacetoPayCredentials.Login),
        (simulators, reference) => simulators.PlacetoPay.SettledAsync(20m, reference),
        (simulators, reference) => simulators.PlacetoPay.ChargedAsync(20m, reference))
    {
        NoCharge = "799",
        TooEarly = 5m,
        FindsVoids = false,
        FindsCharges = false,
        KeepsRefundReferences = false,
        Dispute = null,
        Bounce = null,
        Links = new("4111111111111111", "4110760000000016", "799") { SearchProvesAbsence = false, AgainIsAnother = true },
        Store = async simulators => (await simulators.PlacetoPay.StoredAsync(), ""),
    };
}
