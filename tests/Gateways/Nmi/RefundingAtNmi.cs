using CrmPayments.Emulator.Gateways.Nmi;
using CrmPayments.Tests.Gateways.Running;

namespace CrmPayments.Tests.Gateways.Nmi;

public sealed class RefundingAtNmi
{
    private const string TooMuch = "3/300 Refund amount may not exceed the transaction balance", TooLate = "3/300 Only transactions pending settlement can be voided";

    private RunningSimulators _simulators = null!;

    private NmiCaller Nmi => _simulators.Nmi;

    [OneTimeSetUp]
    public async Task Start() => _simulators = await RunningSimulators.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _simulators.DisposeAsync();

    [Test]
    public async Task Gives_back_parts_and_no_more_than_was_taken()
    {
        var charge = await Nmi.SettledAsync(100m, "R-1");
        var first = await Nmi.RefundAsync(charge, 30m, "RF-a");
        var tooMuch = await Nmi.RefundAsync(charge, 70.01m, "RF-b");
        var rest = await Nmi.RefundAsync(charge, 70m, "RF-c");
        var more = await Nmi.RefundAsync(charge, 1m, "RF-d");
        Assert.That(new[] { first, tooMuch, rest, more }.Select(NmiCaller.Code), Is.EqualTo(new[] { "1/100 SUCCESS", TooMuch, "1/100 SUCCESS", TooMuch }));
        var refunds = (await _simulators.BookedAsync("nmi", charge))["refunds"]!;
        Assert.That(refunds.Select(refund => ((string?)refund["reference"], (decimal)refund["amount"]!)), Is.EqualTo(new[] { ("RF-a", 30m), ("RF-c", 70m) }));
    }

    [TestCase("")]
    [TestCase("&amount=0.00")]
    public async Task Gives_back_what_is_left_where_no_amount_is_told(string amount)
    {
        var charge = await Nmi.SettledAsync(10m, "R-rest" + amount.Length);
        await Nmi.RefundAsync(charge, 4m);
        var rest = await Nmi.SendAsync($"type=refund&transactionid={charge}{amount}");
        Assert.That((await Nmi.DetailsAsync(rest["transactionid"])).Element("action")?.Element("amount")?.Value, Is.EqualTo("-6.00"));
    }

    [Test]
    public async Task Refuses_before_settlement() =>
        Assert.That(NmiCaller.Code(await Nmi.RefundAsync(await Nmi.ChargedAsync(10m, "R-2"), 10m)), Is.EqualTo("3/300 The processor refunds settled sales only"));

    [Test]
    public async Task Refuses_an_unknown_charge() => Assert.That(NmiCaller.Code(await Nmi.RefundAsync("9199999999", 10m)), Is.EqualTo("3/300 Transaction not found"));

    [Test]
    public async Task Refunds_a_bank_debit_only_as_one()
    {
        var debit = (await Nmi.SendAsync("type=sale&payment=check&checkname=Ada&checkaba=490000018&checkaccount=24413815&amount=10.00&orderid=R-ck"))["transactionid"];
        await Nmi.SettleAsync(debit);
        Assert.That(NmiCaller.Code(await Nmi.RefundAsync(debit, 10m)), Does.StartWith("3/300"));
        Assert.That(NmiCaller.Code(await Nmi.SendAsync($"type=refund&payment=check&transactionid={debit}&amount=10.00")), Is.EqualTo("1/100 SUCCESS"));
    }

    [Test]
    public async Task Voids_once_and_keeps_the_id()
    {
        var charge = await Nmi.ChargedAsync(10m, "R-6");
        var done = await Nmi.VoidAsync(charge);
        Assert.That((NmiCaller.Code(done), done["transactionid"]), Is.EqualTo(("1/100 Transaction Void Successful", charge)));
        Assert.That(NmiCaller.Code(await Nmi.VoidAsync(charge)), Is.EqualTo(TooLate));
    }

    [Test]
    public async Task Does_not_void_what_is_settled() => Assert.That(NmiCaller.Code(await Nmi.VoidAsync(await Nmi.SettledAsync(10m, "R-7"))), Is.EqualTo(TooLate));

    [Test]
    public async Task Voids_a_refund_that_still_waits_and_so_leaves_its_amount_refundable()
    {
        var charge = await Nmi.SettledAsync(10m, "R-8");
        await Nmi.VoidAsync((await Nmi.RefundAsync(charge, 10m, "RF-8a"))["transactionid"]);
        Assert.That(NmiCaller.Code(await Nmi.RefundAsync(charge, 10m, "RF-8b")), Is.EqualTo("1/100 SUCCESS"));
    }

    [Test]
    public async Task Settles_refunds_with_the_next_batch()
    {
        var charge = await Nmi.SettledAsync(10m, "R-9");
        var refund = (await Nmi.RefundAsync(charge, 10m, "RF-9"))["transactionid"];
        await Nmi.SettleAsync(refund);
        var details = await Nmi.DetailsAsync(refund);
        Assert.That((details.Element("condition")?.Value, details.Element("original_transaction_id")?.Value, details.Elements("action").Last().Element("source")?.Value), Is.EqualTo(("complete", charge, "internal")));
    }

    [Test]
    public async Task Declines_a_refund_when_the_processor_does_and_leaves_its_amount_refundable()
    {
        var charge = await Nmi.SettledAsync(10m, "R-10");
        await _simulators.FailAsync("nmi", "refund", "decline", code: "202");
        Assert.That(NmiCaller.Code(await Nmi.RefundAsync(charge, 10m, "RF-10a")), Is.EqualTo("2/202 Insufficient funds"));
        Assert.That(NmiCaller.Code(await Nmi.RefundAsync(charge, 10m, "RF-10b")), Is.EqualTo("1/100 SUCCESS"));
    }

    [Test]
    public void Signs_by_the_documented_rule() => Assert.That(
        NmiSigner.Signature("5f3c9a1e7b", """{"event_id":"e-1","event_type":"transaction.sale.success","event_body":{"transaction_id":"9100200300","order_id":"pay-7F3A21"}}""", "nmi-test-signing-key-0001"),
        Is.EqualTo("9a907099e9dec66935bb3701c4cb07db5253e3520bf6b030c7dfb8c2cf7f3145"));
}
