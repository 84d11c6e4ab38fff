using System.Reflection;
using CrmPayments.Core;
using CrmPayments.Core.Gateways;
using CrmPayments.Tests.Gateways.Running;

namespace CrmPayments.Tests.Gateways.Adapters;

/// <summary>One of our adapters, and how a charge comes to be in its simulator's books. UnderTest/ has a file for each.</summary>
/// <param name="Name">Its simulator's.</param>
/// <param name="Account">Without the base URL.</param>
/// <param name="SettledCharge">Charges 20.00 under a reference, to the point where a part can be refunded; answers the charge's id.</param>
/// <param name="UnsettledCharge">The same, to a point where it can only be voided.</param>
public sealed partial record AdapterUnderTest(string Name, GatewayAccount Account, Func<RunningSimulators, string, Task<string>> SettledCharge, Func<RunningSimulators, string, Task<string>> UnsettledCharge)
{
    /// <summary>All there are: the static fields of this type.</summary>
    public static IReadOnlyList<AdapterUnderTest> All =>
        [.. typeof(AdapterUnderTest).GetFields(BindingFlags.Public | BindingFlags.Static).Select(one => one.GetValue(null)).OfType<AdapterUnderTest>().OrderBy(adapter => adapter.Account.Type)];

    /// <summary>What is charged in these tests.</summary>
    public Currency Currency { get; init; } = Currency.Of("USD");

    /// <summary>The id of a charge that is not there, in the form that the gateway takes for one.</summary>
    public string NoCharge { get; init; } = "none";

    /// <summary>Stores a good method and answers its token and, where the gateway wants one, its customer's; else an empty one.</summary>
    public required Func<RunningSimulators, Task<(string Method, string Customer)>> Store { get; init; }

    public GatewayCapabilities Capabilities => GatewayCatalog.Capabilities(Account.Type, Account.AtMostOnce);

    /// <summary>The bank takes a charge back, and the merchant hears of that charge; null: the provider tells nobody of such a thing.</summary>
    public required Func<RunningSimulators, string, Task>? Dispute { get; init; }

    /// <summary>A refund (the second id, of the charge that is the first) that was done comes to nothing, and the merchant hears of it; null: as above.</summary>
    public required Func<RunningSimulators, string, string, Task>? Bounce { get; init; }

    /// <summary>How a customer pays at its payment links; null: it has none.</summary>
    public LinkUnderTest? Links { get; init; }

    /// <summary>A refund that a look-up does not find certainly was not booked.</summary>
    public bool ProvesAbsence { get; init; } = true;

    /// <summary>A reference as the gateway's books show it.</summary>
    public Func<string, string> BookedAs { get; init; } = reference => reference;

    /// <summary>What cannot go back of an unsettled charge of 20.00.</summary>
    public decimal TooEarly { get; init; } = 20m;

    /// <summary>A void is seen on its charge, with or without our reference.</summary>
    public bool FindsVoids { get; init; } = true;

    /// <summary>A charge whose answer was lost is found by our reference.</summary>
    public bool FindsCharges { get; init; } = true;

    /// <summary>What goes back carries our reference in the books; a void has none of its own.</summary>
    public bool KeepsRefundReferences { get; init; } = true;

    /// <summary>Money can go back through its interface, by a refund or by a void.</summary>
    public bool GivesBack => Capabilities.Refunds || Capabilities.Voids;

    /// <summary>What money goes back by, in the words of the simulators' faults.</summary>
    public string GiveBack => Capabilities.Refunds ? "refund" : "void";

    public override string ToString() => Name;

    /// <summary>As much of a charge of 20.00 as goes back in one piece.</summary>
    public decimal Part(decimal part) => Capabilities is { Refunds: true, PartialRefunds: true } ? part : 20m;

    /// <summary>Charges 20.00, to a point where money can go back.</summary>
    public Task<string> ReturnableAsync(RunningSimulators simulators, string reference) =>
        Capabilities.Refunds ? SettledCharge(simulators, reference) : UnsettledCharge(simulators, reference);

    public Task<RefundResult> GiveBackAsync(RunningSimulators simulators, RefundOrder order) =>
        Capabilities.Refunds ? On(simulators).RefundAsync(order, default) : On(simulators).VoidAsync(order, default);

    public IPaymentGateway On(RunningSimulators simulators) => GatewayCatalog.Create(Account with { BaseUrl = simulators.Base(Name) }, MachineClock.Instance);

    public IPaymentGateway On(RunningSimulators simulators, IClock clock) => GatewayCatalog.Create(Account with { BaseUrl = simulators.Base(Name) }, clock);

    public PaymentLinkOrder LinkOrder(string reference, DateTimeOffset expiresOn) => new(
        reference, new Money(20m, Currency), "Order 7 of the shop", "contact:7", "ada@example.com", expiresOn, "https://shop.example.com/thanks", "key-" + reference, 3082);

    public RefundOrder Order(string chargeId, string reference, decimal amount) =>
        new(reference, chargeId, new Money(amount, Currency), "key-" + reference, "requested_by_customer", DateTimeOffset.UtcNow);

    /// <summary>What a notification tells by itself or, where it only names a transaction, what the gateway then tells of it; null: it is not ours, or tells nothing.</summary>
    public async Task<GatewayNotification.Facts?> FactsAsync(RunningSimulators simulators, NotificationRequest request)
    {
        var format = GatewayCatalog.NotificationFormat(Account.Type);
        if (format.Verify(request, Account, DateTimeOffset.UtcNow) is not NotificationVerdict.Accepted accepted) return null;
        return format.Read(accepted.EventType, accepted.Payload) is GatewayNotification.Hint hint
            ? await ((ITellsTransactions)On(simulators)).TellAsync(hint.TransactionId, default) is LookupResult<GatewayNotification.Facts>.Found told ? told.Value : null
            : format.Read(accepted.EventType, accepted.Payload) as GatewayNotification.Facts;
    }

    private static Func<RunningSimulators, string, Task> Notifies(string gateway, string eventName) =>
        (simulators, charge) => simulators.DoorAsync(gateway, "notify", new { @event = eventName, chargeId = charge });

    private static Func<RunningSimulators, string, string, Task> NotifiesOfTheRefund(string gateway, string eventName) =>
        (simulators, charge, refund) => simulators.DoorAsync(gateway, "notify", new { @event = eventName, chargeId = charge, refundId = refund });
}
