using CrmPayments.Core;
using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways;
using CrmPayments.Tests.Gateways.Running;

namespace CrmPayments.Tests.Gateways.Adapters;

/// <summary>Payment links, made by our adapters and paid at the simulators' pages.</summary>
[TestFixtureSource(nameof(Adapters))]
public sealed class PaymentLinksOnTheWire(AdapterUnderTest adapter)
{
    private static IEnumerable<AdapterUnderTest> Adapters => AdapterUnderTest.All.Where(adapter => adapter.Links is not null);

    private RunningSimulators _simulators = null!;

    [OneTimeSetUp]
    public async Task Start() => _simulators = await RunningSimulators.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _simulators.DisposeAsync();

    [Test]
    public async Task Become_a_charge_under_our_reference_when_they_are_paid()
    {
        var link = await MadeAsync("PL-paid");
        await _simulators.PayAsync(link.Url, adapter.Links!.Good);
        var paid = await FoundAsync(link.Id);
        var charge = await adapter.On(_simulators).FindChargeAsync(paid.Charge?.Id ?? "", default);
        Assert.That(
            (paid.Status, paid.Charge?.Reference, paid.Charge?.Amount, charge.Match(found => found.Amount, () => default, _ => default)),
            Is.EqualTo((PaymentLinkStatus.Paid, "PL-paid", new Money(20m, adapter.Currency), new Money(20m, adapter.Currency))));
    }

    [Test]
    public async Task Are_open_until_somebody_pays()
    {
        var link = await MadeAsync("PL-open");
        Assert.That((link.Reference, link.Amount, (await FoundAsync(link.Id)).Status), Is.EqualTo(("PL-open", new Money(20m, adapter.Currency), PaymentLinkStatus.Open)));
    }

    [Test]
    public async Task Stay_open_when_the_bank_says_no()
    {
        var link = await MadeAsync("PL-declined");
        await _simulators.PayAsync(link.Url, adapter.Links!.Bad);
        Assert.That((await FoundAsync(link.Id)).Status, Is.EqualTo(PaymentLinkStatus.Open));
        await _simulators.PayAsync(link.Url, adapter.Links!.Good);
        Assert.That((await FoundAsync(link.Id)).Status, Is.EqualTo(PaymentLinkStatus.Paid));
    }

    [Test]
    public async Task Are_paid_once()
    {
        var link = await MadeAsync("PL-once");
        await _simulators.PayAsync(link.Url, adapter.Links!.Good);
        await _simulators.PayAsync(link.Url, adapter.Links!.Good);
        var charges = (await _simulators.DoorAsync(adapter.Name, "ledger"))["charges"]!.Where(charge => (string?)charge["reference"] == "PL-once");
        Assert.That(charges.Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Are_made_once_when_they_are_asked_for_again()
    {
        var order = adapter.LinkOrder("PL-lost", DateTimeOffset.UtcNow.AddHours(3));
        await LoseAnswerAsync(order, "drop-after");
        var again = ((await Links.CreateLinkAsync(order, default)) as PaymentLinkResult.Made)?.Link;
        if (adapter.Links!.AgainIsAnother)
        {
            await AssertOneIsPaidAsync(again!, await MadeAsync("PL-lost"));
            return;
        }

        var other = adapter.Links!.MadeHere
            ? ((await Links.CreateLinkAsync(order, default)) as PaymentLinkResult.Made)?.Link
            : (await Links.FindLinkByReferenceAsync("PL-lost", DateTimeOffset.UtcNow.AddMinutes(-1), default) as LookupResult<PaymentLink>.Found)?.Value;
        Assert.That((again?.Id, again?.Url), Is.EqualTo((other?.Id, other?.Url)).And.Not.EqualTo(((string?)null, (string?)null)));
    }

    [Test]
    public async Task Are_not_found_when_they_were_never_made()
    {
        await LoseAnswerAsync(adapter.LinkOrder("PL-never", DateTimeOffset.UtcNow.AddHours(3)), "drop-before");
        var found = await Links.FindLinkByReferenceAsync("PL-never", DateTimeOffset.UtcNow.AddMinutes(-1), default);
        Assert.That(found, adapter.Links!.SearchProvesAbsence ? Is.TypeOf<LookupResult<PaymentLink>.NotFound>() : Is.TypeOf<LookupResult<PaymentLink>.Unavailable>());
    }

    [Test]
    public async Task Are_not_there_under_an_id_that_is_none() =>
        Assert.That(await Links.FindLinkAsync(adapter.Links!.NoLink, default), Is.TypeOf<LookupResult<PaymentLink>.NotFound>());

    [Test]
    public async Task Take_no_money_once_they_are_closed()
    {
        var link = await MadeAsync("PL-closed");
        var closed = await Links.CloseLinkAsync(link.Id, default);
        if (!adapter.On(_simulators).Capabilities.ClosesPaymentLinks)
        {
            Assert.That((closed as PaymentLinkResult.Declined)?.GatewayCode, Is.EqualTo(PaymentLinkResult.NotSupported));
            return;
        }

        await _simulators.PayAsync(link.Url, adapter.Links!.Good);
        Assert.That(((closed as PaymentLinkResult.Made)?.Link.Status, (await FoundAsync(link.Id)).Status), Is.EqualTo((PaymentLinkStatus.Closed, PaymentLinkStatus.Closed)));
    }

    [Test]
    public async Task Stay_paid_when_they_are_closed_too_late()
    {
        if (!adapter.On(_simulators).Capabilities.ClosesPaymentLinks) return;
        var link = await MadeAsync("PL-late");
        await _simulators.PayAsync(link.Url, adapter.Links!.Good);
        Assert.That(((await Links.CloseLinkAsync(link.Id, default)) as PaymentLinkResult.Made)?.Link.Status, Is.EqualTo(PaymentLinkStatus.Paid));
    }

    [Test]
    public async Task Tell_of_the_money_in_a_notification()
    {
        await using var inbox = await Inbox.StartAsync();
        await _simulators.DoorAsync(adapter.Name, "settings", new { notificationUrl = inbox.Address });
        await _simulators.PayAsync((await MadeAsync("PL-told")).Url, adapter.Links!.Good);
        Assert.That(
            await inbox.AnyAsync(async request => (await adapter.FactsAsync(_simulators, request))?.Charges.Any(charge => charge.Reference == "PL-told" && ChargeStates.HasMoney(charge.Status)) ?? false),
            Is.True);
    }

    [Test]
    public async Task End_when_the_provider_says_that_they_end()
    {
        var clock = new MovableTime();
        await using var simulators = await RunningSimulators.StartAsync(new SimulatorOptions { Time = clock });
        var links = (IMakesPaymentLinks)adapter.On(simulators, clock);
        var link = ((PaymentLinkResult.Made)await links.CreateLinkAsync(adapter.LinkOrder("PL-ends", clock.Now.AddHours(3)), default)).Link;
        clock.Move(TimeSpan.FromHours(4));
        await simulators.PayAsync(link.Url, link.ExpiresOn is null ? adapter.Links!.Bad : adapter.Links!.Good);
        var found = (await links.FindLinkAsync(link.Id, default)).Match(it => it.Status, () => default, _ => default);
        Assert.That(found, Is.EqualTo(link.ExpiresOn is null ? PaymentLinkStatus.Open : PaymentLinkStatus.Expired));
    }

    private IMakesPaymentLinks Links => (IMakesPaymentLinks)adapter.On(_simulators);

    private async Task AssertOneIsPaidAsync(PaymentLink one, PaymentLink other)
    {
        await _simulators.PayAsync(one.Url, adapter.Links!.Good);
        await _simulators.PayAsync(other.Url, adapter.Links!.Good);
        Assert.That(((await FoundAsync(one.Id)).Status, (await FoundAsync(other.Id)).Status), Is.EqualTo((PaymentLinkStatus.Paid, PaymentLinkStatus.Open)));
    }

    private async Task LoseAnswerAsync(PaymentLinkOrder order, string fault)
    {
        if (adapter.Links!.MadeHere) return;
        await _simulators.FailAsync(adapter.Name, "link", fault);
        Assert.That(await Links.CreateLinkAsync(order, default), Is.TypeOf<PaymentLinkResult.Unknown>());
    }

    private async Task<PaymentLink> MadeAsync(string reference)
    {
        var result = await Links.CreateLinkAsync(adapter.LinkOrder(reference, DateTimeOffset.UtcNow.AddHours(3)), default);
        return result.Match(made => made.Link, declined => throw new AssertionException(declined.ToString()), no => throw new AssertionException(no.Text), lost => throw new AssertionException(lost.Text));
    }

    private async Task<PaymentLink> FoundAsync(string id) =>
        (await Links.FindLinkAsync(id, default)).Match(link => link, () => throw new AssertionException("not found"), text => throw new AssertionException(text));
}
