using CrmPayments.Core;
using CrmPayments.Core.Gateways;
using CrmPayments.Tests.Gateways.Running;

namespace CrmPayments.Tests.Gateways.Adapters;

/// <summary>Our adapters against the simulators, over real connections: what Core's contract suite scripts, here really happens.</summary>
[TestFixtureSource(nameof(Adapters))]
public sealed class EveryAdapterOnTheWire(AdapterUnderTest adapter)
{
    private static IReadOnlyList<AdapterUnderTest> Adapters => AdapterUnderTest.All;

    private RunningSimulators _simulators = null!;

    [OneTimeSetUp]
    public async Task Start() => _simulators = await RunningSimulators.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _simulators.DisposeAsync();

    [Test]
    public async Task Accepts_the_keys() => Assert.That((await adapter.On(_simulators).TestAsync(default)).Succeeded, Is.True);

    [Test]
    public async Task Gives_back_what_the_books_then_hold()
    {
        var charge = await adapter.ReturnableAsync(_simulators, "SC-part");
        if (!adapter.GivesBack)
        {
            await AssertGivesNothingBackAsync(charge);
            return;
        }

        var order = adapter.Order(charge, "RF-part", adapter.Part(7.5m));
        var result = await adapter.GiveBackAsync(_simulators, order);
        var booked = FormattableString.Invariant($"{(adapter.KeepsRefundReferences ? adapter.BookedAs("RF-part") : "")} {order.Amount.Amount:0.##}");
        Assert.That((result, await BookedAsync(charge)), Is.EqualTo((new RefundResult.Succeeded(((RefundResult.Succeeded)result).GatewayRefundId), booked)));
    }

    [Test]
    public async Task Voids_what_is_not_settled()
    {
        var charge = await adapter.UnsettledCharge(_simulators, "SC-void");
        var result = await adapter.On(_simulators).VoidAsync(adapter.Order(charge, "RF-void", 20m), default);
        if (!adapter.Capabilities.Voids)
        {
            Assert.That((result as RefundResult.Declined)?.GatewayText, Is.Not.Null.And.Not.Empty, "it says in words that it cannot");
            return;
        }

        Assert.That(result, Is.EqualTo(new RefundResult.Succeeded(charge)));
        Assert.That(await adapter.On(_simulators).FindRefundAsync(adapter.Order(charge, "RF-void", 20m), default), adapter.FindsVoids ? Is.TypeOf<LookupResult<GatewayRefund>.Found>() : Is.TypeOf<LookupResult<GatewayRefund>.Unavailable>());
    }

    [Test]
    public async Task Says_that_an_unsettled_charge_cannot_be_refunded()
    {
        var charge = await adapter.UnsettledCharge(_simulators, "SC-early");
        var result = await adapter.On(_simulators).RefundAsync(adapter.Order(charge, "RF-early", adapter.TooEarly), default);
        Assert.That((result as RefundResult.Declined)?.Why, Is.EqualTo(adapter.Capabilities.Refunds ? RefundDecline.NotSettledYet : RefundDecline.Refused));
    }

    [Test]
    public async Task Says_that_it_is_more_than_is_left()
    {
        var charge = await adapter.SettledCharge(_simulators, "SC-much");
        var result = await adapter.On(_simulators).RefundAsync(adapter.Order(charge, "RF-much", 20.01m), default);
        Assert.That((result as RefundResult.Declined)?.Why, Is.EqualTo(adapter.Capabilities.Refunds ? RefundDecline.AboveWhatIsLeft : RefundDecline.Refused));
    }

    [TestCase("drop-after", 1)]
    [TestCase("drop-before", 0)]
    [TestCase("error-after", 1)]
    [TestCase("error-before", 0)]
    public async Task Finds_out_by_a_look_up_what_a_lost_answer_booked(string fault, int booked)
    {
        if (!adapter.GivesBack)
        {
            await AssertFindsOutAboutALostChargeAsync(fault, booked);
            return;
        }

        var charge = await adapter.ReturnableAsync(_simulators, "SC-" + fault);
        var order = adapter.Order(charge, "RF-" + fault, adapter.Part(5m));
        await _simulators.FailAsync(adapter.Name, adapter.GiveBack, fault);
        Assert.That(await adapter.GiveBackAsync(_simulators, order), Is.TypeOf<RefundResult.Unknown>());
        var found = await adapter.On(_simulators).FindRefundAsync(order, default);
        Assert.That(found, !adapter.Capabilities.FindsRefundByReference || (booked == 0 && !adapter.ProvesAbsence) ? Is.TypeOf<LookupResult<GatewayRefund>.Unavailable>()
            : booked == 1 ? Is.TypeOf<LookupResult<GatewayRefund>.Found>() : Is.TypeOf<LookupResult<GatewayRefund>.NotFound>());
        Assert.That((await _simulators.BookedAsync(adapter.Name, charge))["refunds"]!.Count(), Is.EqualTo(booked));
    }

    [Test]
    public async Task Knows_that_a_rate_limit_booked_nothing()
    {
        await _simulators.FailAsync(adapter.Name, "charge", "rate-limit");
        Assert.That(await adapter.On(_simulators).ChargeAsync(await ChargeOrderAsync("SC-limit"), default), Is.TypeOf<ChargeResult.NotSent>());
        if (!adapter.GivesBack) return;
        var charge = await adapter.ReturnableAsync(_simulators, "SC-rate");
        await _simulators.FailAsync(adapter.Name, adapter.GiveBack, "rate-limit");
        Assert.That(await adapter.GiveBackAsync(_simulators, adapter.Order(charge, "RF-rate", adapter.Part(5m))), Is.TypeOf<RefundResult.NotSent>());
    }

    [Test]
    public async Task Finds_a_charge_by_its_id_and_by_its_reference()
    {
        var charge = await adapter.SettledCharge(_simulators, "SC-find");
        var byId = await adapter.On(_simulators).FindChargeAsync(charge, default);
        var byReference = await adapter.On(_simulators).FindChargeByReferenceAsync("SC-find", DateTimeOffset.UtcNow.AddMinutes(-1), default);
        var expected = $"SC-find {new Money(20m, adapter.Currency)}";
        Assert.That((Told(byId), adapter.FindsCharges ? Told(byReference) : expected), Is.EqualTo((expected, expected)));
        if (!adapter.FindsCharges) Assert.That(byReference, Is.TypeOf<LookupResult<GatewayCharge>.Unavailable>(), "it has no search");
    }

    [Test]
    public async Task Finds_a_charge_whose_answer_was_lost_by_its_reference()
    {
        var order = await ChargeOrderAsync("SC-lost");
        await _simulators.FailAsync(adapter.Name, "charge", "drop-after");
        Assert.That(await adapter.On(_simulators).ChargeAsync(order, default), Is.TypeOf<ChargeResult.Unknown>());
        Assert.That(await adapter.On(_simulators).FindChargeByReferenceAsync(order.Reference, DateTimeOffset.UtcNow.AddMinutes(-1), default), adapter.FindsCharges ? Is.TypeOf<LookupResult<GatewayCharge>.Found>() : Is.TypeOf<LookupResult<GatewayCharge>.Unavailable>());
    }

    [Test]
    public async Task Books_and_finds_a_refund_by_a_reference_as_long_as_the_module_makes_them()
    {
        if (!adapter.GivesBack)
        {
            await AssertGivesNothingBackAsync(await adapter.SettledCharge(_simulators, "SC-0123456789abcdef0123456789abcdef"));
            return;
        }

        var order = adapter.Order(await adapter.ReturnableAsync(_simulators, "SC-long"), "RF-0123456789abcdef0123456789abcdef", adapter.Part(5m));
        await _simulators.FailAsync(adapter.Name, adapter.GiveBack, "drop-after");
        Assert.That(await adapter.GiveBackAsync(_simulators, order), Is.TypeOf<RefundResult.Unknown>());
        Assert.That((string?)(await _simulators.BookedAsync(adapter.Name, order.ChargeId))["refunds"]!.Single()["reference"], Is.EqualTo(adapter.KeepsRefundReferences ? adapter.BookedAs(order.Reference) : ""));
        var found = (await adapter.On(_simulators).FindRefundAsync(order, default) as LookupResult<GatewayRefund>.Found)?.Value.Reference;
        Assert.That(found, Is.EqualTo(adapter.Capabilities.FindsRefundByReference ? order.Reference : null));
    }

    [Test]
    public async Task Says_that_there_is_no_such_charge() =>
        Assert.That(await adapter.On(_simulators).FindChargeAsync(adapter.NoCharge, default), Is.TypeOf<LookupResult<GatewayCharge>.NotFound>());

    [Test]
    public async Task Verifies_and_reads_what_the_gateway_notifies()
    {
        if (!adapter.Capabilities.Notifies)
        {
            await AssertTellsNothingAsync();
            return;
        }

        await using var inbox = await Inbox.StartAsync();
        await _simulators.DoorAsync(adapter.Name, "settings", new { notificationUrl = inbox.Address });
        var charge = await adapter.SettledCharge(_simulators, "SC-dispute");
        if (adapter.Dispute is not { } dispute)
        {
            Assert.That(await inbox.AnyAsync(async request => (await adapter.FactsAsync(_simulators, request))?.Charges.Any(told => told.Id == charge) ?? false), Is.True, "the charge itself is told");
            await AssertKnowsNoEventAsync("dispute", charge);
            return;
        }

        await dispute(_simulators, charge);
        Assert.That(await inbox.AnyAsync(async request => await adapter.FactsAsync(_simulators, request) is { } facts && (facts.DisputedChargeIds.Contains(charge) || facts.Charges.Any(told => told.Id == charge && told.Disputed))), Is.True);
    }

    [Test]
    public async Task Reads_of_a_refund_that_failed_later()
    {
        if (!adapter.Capabilities.Notifies)
        {
            await AssertTellsNothingAsync();
            return;
        }

        if (adapter.Bounce is not { } bounce)
        {
            await AssertKnowsNoEventAsync("refund.failed", await adapter.SettledCharge(_simulators, "SC-bounce"));
            return;
        }

        await using var inbox = await Inbox.StartAsync();
        await _simulators.DoorAsync(adapter.Name, "settings", new { notificationUrl = inbox.Address });
        var charge = await adapter.SettledCharge(_simulators, "SC-bounce");
        var refund = (RefundResult.Succeeded)await adapter.On(_simulators).RefundAsync(adapter.Order(charge, "RF-bounce", 5m), default);
        await bounce(_simulators, charge, refund.GatewayRefundId);
        Assert.That(
            await inbox.AnyAsync(async request => (await adapter.FactsAsync(_simulators, request))?.Refunds.Any(told => told.Id == refund.GatewayRefundId && told.Reference == "RF-bounce" && told.Standing == RefundStanding.Failed) ?? false),
            Is.True);
    }

    /// <summary>Both ways to give money back say in words that they cannot, and nothing is booked.</summary>
    private async Task AssertGivesNothingBackAsync(string charge)
    {
        var order = adapter.Order(charge, "RF-none", 20m);
        var answers = new[] { await adapter.On(_simulators).RefundAsync(order, default), await adapter.On(_simulators).VoidAsync(order, default) };
        Assert.That(answers.Select(answer => (answer as RefundResult.Declined)?.GatewayText), Is.All.Not.Null.And.All.Not.Empty);
        Assert.That((await _simulators.BookedAsync(adapter.Name, charge))["refunds"], Is.Empty);
    }

    /// <summary>Where nothing goes back, a charge is all that can be lost. One that is not known to be executed is not taken for absent.</summary>
    private async Task AssertFindsOutAboutALostChargeAsync(string fault, int booked)
    {
        var order = await ChargeOrderAsync("SC-" + fault);
        await _simulators.FailAsync(adapter.Name, "charge", fault);
        Assert.That(await adapter.On(_simulators).ChargeAsync(order, default), Is.TypeOf<ChargeResult.Unknown>());
        var found = await adapter.On(_simulators).FindChargeByReferenceAsync(order.Reference, DateTimeOffset.UtcNow.AddMinutes(-1), default);
        Assert.That(found, booked == 1 ? Is.TypeOf<LookupResult<GatewayCharge>.Found>() : Is.TypeOf<LookupResult<GatewayCharge>.Unavailable>());
        Assert.That((await _simulators.DoorAsync(adapter.Name, "ledger"))["charges"]!.Count(charge => (string?)charge["reference"] == order.Reference), Is.EqualTo(booked));
    }

    private async Task<ChargeOrder> ChargeOrderAsync(string reference)
    {
        var (method, customer) = await adapter.Store(_simulators);
        return new ChargeOrder(reference, new Money(12m, adapter.Currency), method, customer, "crm-1", "key-" + reference, Recurring: false);
    }

    private async Task AssertKnowsNoEventAsync(string eventName, string charge) =>
        Assert.That((int?)(await _simulators.DoorAsync(adapter.Name, "notify", new { @event = eventName, chargeId = charge }))["httpStatus"], Is.EqualTo(400), "the provider has no such event");

    /// <summary>A charge and a refund leave nothing on its way, the door says so, and no request from outside is believed.</summary>
    private async Task AssertTellsNothingAsync()
    {
        await _simulators.DoorAsync(adapter.Name, "settings", new { notificationUrl = "http://127.0.0.1:9/" });
        var charge = await adapter.SettledCharge(_simulators, "SC-" + Guid.NewGuid().ToString("N"));
        var refused = await _simulators.DoorAsync(adapter.Name, "notify", new { @event = "sale", chargeId = charge });
        var request = new NotificationRequest(new Dictionary<string, string>(), System.Text.Encoding.UTF8.GetBytes($"{{\"transactionId\":\"{charge}\"}}"));
        Assert.Multiple(async () =>
        {
            Assert.That((int?)refused["httpStatus"], Is.EqualTo(400));
            Assert.That((await _simulators.DoorAsync(adapter.Name, "notifications"))["items"], Is.Empty);
            Assert.That(GatewayCatalog.NotificationFormat(adapter.Account.Type).Verify(request, adapter.Account, DateTimeOffset.UtcNow), Is.TypeOf<NotificationVerdict.Refused>());
        });
    }

    private static string Told(LookupResult<GatewayCharge> result) => result.Match(charge => $"{charge.Reference} {charge.Amount}", () => "not found", text => text);

    private async Task<string> BookedAsync(string charge)
    {
        var refund = (await _simulators.BookedAsync(adapter.Name, charge))["refunds"]!.Single();
        return FormattableString.Invariant($"{(string?)refund["reference"]} {(decimal)refund["amount"]!:0.##}");
    }
}
