using CrmPayments.Tests.Gateways.Running;

namespace CrmPayments.Tests.Gateways.Braintree;

public sealed class RefundingAtBraintree
{
    private RunningSimulators _simulators = null!;

    [OneTimeSetUp]
    public async Task Start() => _simulators = await RunningSimulators.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _simulators.DisposeAsync();

    [Test]
    public async Task Gives_back_a_part_and_then_the_rest()
    {
        var (id, legacyId) = await _simulators.Braintree.SettledAsync("100.00", "R-parts");
        await _simulators.Braintree.RefundAsync(id, "30.00", "RF-1");
        await _simulators.Braintree.RefundAsync(id, null, "RF-2");
        var refunds = (await _simulators.BookedAsync("braintree", legacyId))["refunds"]!;
        Assert.That(refunds.Select(refund => ((string?)refund["reference"], (decimal)refund["amount"]!)), Is.EqualTo(new[] { ("RF-1", 30m), ("RF-2", 70m) }));
    }

    [Test]
    public async Task Refuses_more_than_is_left()
    {
        var (id, _) = await _simulators.Braintree.SettledAsync("100.00", "R-much");
        await _simulators.Braintree.RefundAsync(id, "60.00");
        Assert.That(BraintreeCaller.Code(await _simulators.Braintree.RefundAsync(id, "40.01")), Is.EqualTo("91521"));
    }

    [Test]
    public async Task Refuses_when_nothing_is_left()
    {
        var (id, _) = await _simulators.Braintree.SettledAsync("10.00", "R-all");
        await _simulators.Braintree.RefundAsync(id, null);
        Assert.That(BraintreeCaller.Code(await _simulators.Braintree.RefundAsync(id, "1.00")), Is.EqualTo("91512"));
    }

    [Test]
    public async Task Refuses_what_is_not_settled()
    {
        var sale = (await _simulators.Braintree.ChargeAsync("20.00", "R-early")).SelectToken("data.chargePaymentMethod.transaction.id");
        Assert.That(BraintreeCaller.Code(await _simulators.Braintree.RefundAsync((string)sale!, "1.00")), Is.EqualTo("91506"));
    }

    [Test]
    public async Task Can_be_declined_by_the_bank_and_then_holds_nothing()
    {
        var (id, legacyId) = await _simulators.Braintree.SettledAsync("3500.00", "R-bank");
        await _simulators.Braintree.RefundAsync(id, "2004.00", "RF-declined");
        var again = await _simulators.Braintree.RefundAsync(id, "3500.00", "RF-whole");
        Assert.That((string?)again.SelectToken("data.refundTransaction.refund.status"), Is.EqualTo("SUBMITTED_FOR_SETTLEMENT"), legacyId);
    }

    [Test]
    public async Task Books_once_for_the_same_request_key()
    {
        var (id, legacyId) = await _simulators.Braintree.SettledAsync("100.00", "R-key");
        await _simulators.Braintree.RefundAsync(id, "10.00", "RF-key", "refund-key");
        await _simulators.Braintree.RefundAsync(id, "10.00", "RF-key", "refund-key");
        Assert.That((await _simulators.BookedAsync("braintree", legacyId))["refunds"]!.Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Reversing_voids_what_is_not_settled()
    {
        var sale = (await _simulators.Braintree.ChargeAsync("21.00", "R-void")).SelectToken("data.chargePaymentMethod.transaction.id");
        var answer = await _simulators.Braintree.ReverseAsync((string)sale!);
        Assert.That(((string?)answer.SelectToken("data.reverseTransaction.reversal.__typename"), (string?)answer.SelectToken("data.reverseTransaction.reversal.status")), Is.EqualTo(("Transaction", "VOIDED")));
    }

    [Test]
    public async Task Reversing_refunds_what_is_settled()
    {
        var (id, _) = await _simulators.Braintree.SettledAsync("22.00", "R-reverse");
        var answer = await _simulators.Braintree.ReverseAsync(id);
        Assert.That(((string?)answer.SelectToken("data.reverseTransaction.reversal.__typename"), (string?)answer.SelectToken("data.reverseTransaction.reversal.amount.value")), Is.EqualTo(("Refund", "22.00")));
    }

    [Test]
    public async Task Refuses_to_reverse_what_was_voided()
    {
        var sale = (string)(await _simulators.Braintree.ChargeAsync("23.00", "R-twice")).SelectToken("data.chargePaymentMethod.transaction.id")!;
        await _simulators.Braintree.ReverseAsync(sale);
        Assert.That(BraintreeCaller.Code(await _simulators.Braintree.ReverseAsync(sale)), Is.EqualTo("91504"));
    }

    [Test]
    public async Task Is_found_by_its_order_id_and_names_its_sale()
    {
        var (id, legacyId) = await _simulators.Braintree.SettledAsync("24.00", "R-find");
        await _simulators.Braintree.RefundAsync(id, "4.00", "RF-find");
        var found = await _simulators.Braintree.SendAsync("query($r:RefundSearchInput!){search{refunds(input:$r){edges{node{amount{value} refundedTransaction{legacyId}}}}}}", new { r = new { orderId = new { @is = "RF-find" } } });
        Assert.That((string?)found.SelectToken("data.search.refunds.edges[0].node.refundedTransaction.legacyId"), Is.EqualTo(legacyId));
    }

    [Test]
    public async Task Two_hundred_at_once_never_give_back_more_than_was_captured()
    {
        var (id, legacyId) = await _simulators.Braintree.SettledAsync("100.00", "R-race");
        await Task.WhenAll(Enumerable.Range(0, 200).Select(number => _simulators.Braintree.RefundAsync(id, "7.00", $"RF-race-{number}")));
        var refunds = (await _simulators.BookedAsync("braintree", legacyId))["refunds"]!;
        Assert.That(refunds.Sum(refund => (decimal)refund["amount"]!), Is.EqualTo(98m));
    }
}
