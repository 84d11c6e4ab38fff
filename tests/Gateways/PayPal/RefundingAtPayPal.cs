using CrmPayments.Emulator.Gateways;
using CrmPayments.Tests.Gateways.Running;

namespace CrmPayments.Tests.Gateways.PayPal;

public sealed class RefundingAtPayPal
{
    private RunningSimulators _simulators = null!;

    private PayPalCaller PayPal => _simulators.PayPal;

    [OneTimeSetUp]
    public async Task Start() => _simulators = await RunningSimulators.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _simulators.DisposeAsync();

    [Test]
    public async Task Gives_back_in_parts_until_nothing_is_left()
    {
        var capture = await PayPal.CapturedAsync("100.00");
        await PayPal.RefundAsync(capture, "30.00", invoiceId: "RF-part");
        Assert.That((string?)(await PayPal.GetAsync($"v2/payments/captures/{capture}"))["status"], Is.EqualTo("PARTIALLY_REFUNDED"));
        Assert.That(PayPalCaller.Issue(await PayPal.RefundAsync(capture, "70.01")), Is.EqualTo("REFUND_AMOUNT_EXCEEDED"));
        var rest = await PayPal.RefundAsync(capture);
        Assert.That(((string?)rest.SelectToken("amount.value"), (string?)rest.SelectToken("seller_payable_breakdown.total_refunded_amount.value")), Is.EqualTo(("70.00", "100.00")));
        Assert.That(PayPalCaller.Issue(await PayPal.RefundAsync(capture)), Is.EqualTo("CAPTURE_FULLY_REFUNDED"));
    }

    [Test]
    public async Task Books_one_request_id_once()
    {
        var capture = await PayPal.CapturedAsync("100.00");
        var first = await PayPal.RefundAsync(capture, "30.00", "once");
        var second = await PayPal.RefundAsync(capture, "30.00", "once");
        Assert.That(((string?)second["id"], (int)first["httpStatus"]!, (int)second["httpStatus"]!), Is.EqualTo(((string?)first["id"], 201, 200)));
        Assert.That((await _simulators.BookedAsync("paypal", capture))["refunds"]!.Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Takes_no_invoice_id_twice()
    {
        var capture = await PayPal.CapturedAsync("100.00");
        await PayPal.RefundAsync(capture, "30.00", invoiceId: "RF-twice");
        Assert.That(PayPalCaller.Issue(await PayPal.RefundAsync(capture, "30.00", invoiceId: "RF-twice")), Is.EqualTo("DUPLICATE_INVOICE_ID"));
    }

    [Test]
    public async Task Ends_after_half_a_year()
    {
        var time = new MovedTime();
        await using var simulators = await RunningSimulators.StartAsync(new SimulatorOptions { Time = time });
        var capture = await simulators.PayPal.CapturedAsync("100.00");
        time.Ahead = TimeSpan.FromDays(181);
        var token = (string?)(await simulators.PayPal.SignInAsync())["access_token"];
        var answer = await simulators.PayPal.SendAsync(HttpMethod.Post, $"v2/payments/captures/{capture}/refund", new { }, token: token);
        Assert.That(PayPalCaller.Issue(answer), Is.EqualTo("REFUND_TIME_LIMIT_EXCEEDED"));
    }

    [Test]
    public async Task Waits_for_a_capture_that_is_pending()
    {
        var capture = PayPalCaller.Capture(await PayPal.OrderAsync("100.00", name: "PENDING-ECHECK"));
        Assert.That(PayPalCaller.Issue(await PayPal.RefundAsync(capture)), Is.EqualTo("PENDING_CAPTURE"));
        await _simulators.DoorAsync("paypal", "notify", new { @event = "PAYMENT.CAPTURE.COMPLETED", chargeId = capture });
        Assert.That((string?)(await PayPal.RefundAsync(capture))["status"], Is.EqualTo("COMPLETED"));
    }

    [Test]
    public async Task Is_refused_in_part_while_a_dispute_is_open_and_wholly_once_it_is_lost()
    {
        var capture = await PayPal.CapturedAsync("100.00");
        await _simulators.DoorAsync("paypal", "notify", new { @event = "CUSTOMER.DISPUTE.CREATED", chargeId = capture });
        Assert.That(PayPalCaller.Issue(await PayPal.RefundAsync(capture, "10.00")), Is.EqualTo("TRANSACTION_DISPUTED"));
        await _simulators.DoorAsync("paypal", "notify", new { @event = "CUSTOMER.DISPUTE.RESOLVED", chargeId = capture, outcome = "lost" });
        Assert.That(PayPalCaller.Issue(await PayPal.RefundAsync(capture)), Is.EqualTo("REFUND_NOT_PERMITTED_DUE_TO_CHARGEBACK"));
    }

    [Test]
    public async Task Releases_what_is_held_and_not_what_is_taken()
    {
        var (held, taken) = (await PayPal.AuthorizedAsync("20.00"), await PayPal.AuthorizedAsync("20.00"));
        await PayPal.PostAsync($"v2/payments/authorizations/{taken}/capture", new { }, "capture-it");
        var first = await PayPal.PostAsync($"v2/payments/authorizations/{held}/void", new { });
        var second = await PayPal.PostAsync($"v2/payments/authorizations/{held}/void", new { });
        var third = await PayPal.PostAsync($"v2/payments/authorizations/{taken}/void", new { });
        Assert.That(((string?)first["status"], PayPalCaller.Issue(second), PayPalCaller.Issue(third)), Is.EqualTo(("VOIDED", "PREVIOUSLY_VOIDED", "PREVIOUSLY_CAPTURED")));
        Assert.That((int)(await PayPal.SendAsync(HttpMethod.Post, $"v2/payments/authorizations/{await PayPal.AuthorizedAsync("1.00")}/void", minimal: true))["httpStatus"]!, Is.EqualTo(204));
    }

    [Test]
    public async Task Two_hundred_at_once_never_give_back_more_than_was_captured()
    {
        var capture = await PayPal.CapturedAsync("100.00");
        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => PayPal.RefundAsync(capture, "7.00", $"race-{number}")));
        Assert.That((await _simulators.BookedAsync("paypal", capture))["refunds"]!.Sum(refund => (decimal)refund["amount"]!), Is.EqualTo(98m));
    }

    [Test]
    public async Task Two_hundred_with_one_request_id_book_one()
    {
        var capture = await PayPal.CapturedAsync("100.00");
        await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => PayPal.RefundAsync(capture, "7.00", "one-key")));
        Assert.That((await _simulators.BookedAsync("paypal", capture))["refunds"]!.Count(), Is.EqualTo(1));
    }

    private sealed class MovedTime : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
    }
}
