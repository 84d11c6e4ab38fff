using CrmPayments.Tests.Gateways.Running;

namespace CrmPayments.Tests.Gateways.Doors;

public sealed class Faults
{
    private RunningSimulators _simulators = null!;

    [SetUp]
    public async Task Start() => _simulators = await RunningSimulators.StartAsync();

    [TearDown]
    public async Task Stop() => await _simulators.DisposeAsync();

    [TestCase("drop-before", 0)]
    [TestCase("drop-after", 1)]
    public async Task A_dropped_connection_books_or_does_not_as_asked(string kind, int booked)
    {
        var intent = await _simulators.Stripe.ChargedAsync(1_000);
        await _simulators.FailAsync("stripe", "refund", kind);
        Assert.That(async () => await _simulators.Stripe.RefundAsync(intent), Throws.InstanceOf<HttpRequestException>());
        Assert.That((await _simulators.BookedAsync("stripe", intent))["refunds"]!.Count(), Is.EqualTo(booked));
    }

    [TestCase("error-before", 0)]
    [TestCase("error-after", 1)]
    public async Task A_server_error_books_or_does_not_as_asked(string kind, int booked)
    {
        var intent = await _simulators.Stripe.ChargedAsync(1_000);
        await _simulators.FailAsync("stripe", "refund", kind);
        var answer = await _simulators.Stripe.RefundAsync(intent);
        Assert.That(((int)answer["httpStatus"]!, (await _simulators.BookedAsync("stripe", intent))["refunds"]!.Count()), Is.EqualTo((500, booked)));
    }

    [Test]
    public async Task A_lost_answer_is_given_again_for_the_same_key()
    {
        var intent = await _simulators.Stripe.ChargedAsync(1_000);
        await _simulators.FailAsync("stripe", "refund", "drop-after");
        Assert.That(async () => await _simulators.Stripe.RefundAsync(intent, key: "lost"), Throws.InstanceOf<HttpRequestException>());
        var again = await _simulators.Stripe.RefundAsync(intent, key: "lost");
        Assert.That(((bool)again["replayed"]!, (string?)again["status"]), Is.EqualTo((true, "succeeded")));
    }

    [Test]
    public async Task Work_is_booked_although_the_client_no_longer_waits()
    {
        var (id, legacyId) = await _simulators.Braintree.SettledAsync("10.00", "F-slow");
        await _simulators.FailAsync("braintree", "refund", "delay", milliseconds: 2500);
        using var impatient = new HttpClient { BaseAddress = _simulators.Address, Timeout = TimeSpan.FromSeconds(1) };
        Assert.That(async () => await new BraintreeCaller(impatient).RefundAsync(id, null), Throws.InstanceOf<OperationCanceledException>());
        var refunds = (await _simulators.BookedAsync("braintree", legacyId))["refunds"]!;
        for (var deadline = DateTime.UtcNow.AddSeconds(30); !refunds.Any() && DateTime.UtcNow < deadline; await Task.Yield())
            refunds = (await _simulators.BookedAsync("braintree", legacyId))["refunds"]!;
        Assert.That(refunds.Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task A_decline_carries_the_code_it_was_asked_for()
    {
        await _simulators.FailAsync("stripe", "charge", "decline", code: "stolen_card");
        await _simulators.FailAsync("braintree", "charge", "decline", code: "2014");
        var stripe = await _simulators.Stripe.ChargeAsync(1_000);
        var braintree = await _simulators.Braintree.ChargeAsync("10.00", "F-decline");
        Assert.That(
            ((string?)stripe.SelectToken("error.decline_code"), (string?)braintree.SelectToken("data.chargePaymentMethod.transaction.statusHistory[0].processorResponse.legacyCode")),
            Is.EqualTo(("stolen_card", "2014")));
    }

    [Test]
    public async Task The_rate_limit_is_told_as_each_vendor_tells_it()
    {
        await _simulators.FailAsync("stripe", "*", "rate-limit");
        await _simulators.FailAsync("braintree", "*", "rate-limit");
        var stripe = await _simulators.Stripe.ChargeAsync(1_000);
        var braintree = await _simulators.Braintree.ChargeAsync("10.00", "F-rate");
        Assert.That(((int)stripe["httpStatus"]!, (string?)braintree.SelectToken("errors[0].extensions.errorClass")), Is.EqualTo((429, "RESOURCE_LIMIT")));
    }

    [Test]
    public async Task A_fault_waits_for_its_operation_and_happens_as_often_as_asked()
    {
        await _simulators.FailAsync("stripe", "refund", "error-before", count: 2);
        var intent = await _simulators.Stripe.ChargedAsync(1_000);
        var answers = new List<int>();
        for (var turn = 0; turn < 3; turn++) answers.Add((int)(await _simulators.Stripe.RefundAsync(intent))["httpStatus"]!);
        Assert.That(answers, Is.EqualTo(new[] { 500, 500, 200 }));
    }

    [TestCase("payout", "delay", 1)]
    [TestCase("refund", "earthquake", 1)]
    [TestCase("refund", "delay", 0)]
    public async Task A_fault_that_does_not_exist_is_refused(string operation, string kind, int count) =>
        Assert.That((int)(await _simulators.FailAsync("stripe", operation, kind, count))["httpStatus"]!, Is.EqualTo(400));

    [Test]
    public async Task Faults_can_be_taken_back()
    {
        await _simulators.FailAsync("stripe", "charge", "error-before");
        await _simulators.Http.DeleteAsync(new Uri("/simulators/stripe/faults", UriKind.Relative));
        Assert.That((string?)(await _simulators.Stripe.ChargeAsync(1_000))["status"], Is.EqualTo("succeeded"));
    }
}
