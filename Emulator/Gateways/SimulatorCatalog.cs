using CrmPayments.Emulator.Gateways.AuthorizeNet;
using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Braintree;
using CrmPayments.Emulator.Gateways.Lakala;
using CrmPayments.Emulator.Gateways.Niubiz;
using CrmPayments.Emulator.Gateways.Nmi;
using CrmPayments.Emulator.Gateways.Notifications;
using CrmPayments.Emulator.Gateways.PaymentsWay;
using CrmPayments.Emulator.Gateways.PayPal;
using CrmPayments.Emulator.Gateways.PlacetoPay;
using CrmPayments.Emulator.Gateways.Stripe;
using CrmPayments.Emulator.Gateways.Wompi;

namespace CrmPayments.Emulator.Gateways;

/// <summary>The one list of simulators.</summary>
public static class SimulatorCatalog
{
    internal static readonly IReadOnlyList<Entry> All =
    [
        new(BraintreeSimulator.SimulatorName, () => new BraintreeSigner(), (books, outbox, time) => new BraintreeSimulator(books, outbox, time)),
        new(StripeSimulator.SimulatorName, () => new StripeSigner(), (books, outbox, time) => new StripeSimulator(books, outbox, time)),
        new(AuthorizeNetSimulator.SimulatorName, () => new AuthorizeNetSigner(), (books, outbox, time) => new AuthorizeNetSimulator(books, outbox, time)),
        new(NmiSimulator.SimulatorName, () => new NmiSigner(), (books, outbox, time) => new NmiSimulator(books, outbox, time)),
        new(PayPalSimulator.SimulatorName, () => new PayPalSigner(), (books, outbox, time) => new PayPalSimulator(books, outbox, time)),
        new(WompiSimulator.SimulatorName, () => new WompiSigner(), (books, outbox, time) => new WompiSimulator(books, outbox, time)),
        new(PlacetoPaySimulator.SimulatorName, () => new PlacetoPaySigner(), (books, outbox, time) => new PlacetoPaySimulator(books, outbox, time)),
        new(NiubizSimulator.SimulatorName, null, (books, _, time) => new NiubizSimulator(books, time)),
        new(PaymentsWaySimulator.SimulatorName, () => new PaymentsWaySigner(), (books, outbox, time) => new PaymentsWaySimulator(books, outbox, time)),
        new(LakalaSimulator.SimulatorName, () => new LakalaSigner(), (books, outbox, time) => new LakalaSimulator(books, outbox, time)),
    ];

    /// <summary>The names that stand in the simulators' addresses.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(entry => entry.Name)];

    /// <param name="Name">In its addresses.</param>
    /// <param name="Signer">Who signs its notifications; null: the vendor sends none.</param>
    /// <param name="Create">Over the shared books.</param>
    internal sealed record Entry(string Name, Func<INotificationSigner>? Signer, Func<GatewayBooks, Outbox, TimeProvider, ISimulator> Create);
}
