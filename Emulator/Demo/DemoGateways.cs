using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Demo;

/// <summary>The demo's merchant accounts, at the simulators. Each is described where its charges are made.</summary>
internal static class DemoGateways
{
    public static readonly IReadOnlyList<DemoGateway> All =
    [
        BraintreeBooking.Gateway,
        StripeBooking.Gateway,
        AuthorizeNetBooking.Gateway,
        NmiBooking.Gateway,
        PayPalBooking.Gateway,
        WompiBooking.Gateway,
        PlacetoPayBooking.Gateway,
        NiubizBooking.Gateway,
        PaymentsWayBooking.Gateway,
        LakalaBooking.Gateway,
    ];

    /// <summary>The environment variables that the gateway rows name.</summary>
    public static IEnumerable<Entity> SecretDefinitions() => All.SelectMany(gateway => gateway.Secrets.Select((secret, number) =>
        new Entity("environmentvariabledefinition", DemoIds.Of(gateway.Simulator + "/secret", number + 1))
        {
            ["schemaname"] = secret.Variable,
            ["displayname"] = secret.Variable,
            ["type"] = new OptionSetValue(100000005),
        }));
}
