using CrmPayments.Tests.Gateways.Running;

namespace CrmPayments.Tests.Gateways.Lakala;

public sealed class RefundingAtLakala
{
    private RunningSimulators _simulators = null!;

    private LakalaCaller Lakala => _simulators.Lakala;

    [OneTimeSetUp]
    public async Task Start() => _simulators = await RunningSimulators.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _simulators.DisposeAsync();

    [Test]
    public async Task Gives_back_parts_and_no_more_than_was_taken()
    {
        var trade = await Lakala.ChargedAsync(10_000, "R-1");
        var codes = new List<string>();
        foreach (var fen in new[] { 3_000, 7_001, 7_000, 1 }) codes.Add(LakalaCaller.Code(await Lakala.RefundAsync(trade, fen)));
        Assert.That(codes, Is.EqualTo(new[] { "000000 SUCCESS", "SIM40903", "000000 SUCCESS", "SIM40902" }));
        Assert.That((string?)(await _simulators.BookedAsync("lakala", trade))["status"], Is.EqualTo("REFUND"));
    }

    [Test]
    public async Task Knows_a_part_by_the_payments_state()
    {
        var trade = await Lakala.ChargedAsync(1_000, "R-2");
        await Lakala.RefundAsync(trade, 400);
        Assert.That(LakalaCaller.Code(await Lakala.SendAsync("ipsqp/query/tradeQuery", new { trade_no = trade })), Is.EqualTo("BBS00000 PART_REFUND"));
    }

    [Test]
    public async Task Books_a_refund_once_a_number()
    {
        var trade = await Lakala.ChargedAsync(1_000, "R-3");
        await Lakala.RefundAsync(trade, 100, "RF-3");
        Assert.That((string?)(await Lakala.RefundAsync(trade, 100, "RF-3"))["msg"], Does.Contain("重复"));
        Assert.That((await _simulators.BookedAsync("lakala", trade))["refunds"]!.Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Finds_a_refund_by_its_number()
    {
        await Lakala.RefundAsync(await Lakala.ChargedAsync(1_000, "R-4"), 250, "RF-4");
        var found = await Lakala.SendAsync("rfd/refund_front/refund_query", new { out_trade_no = "RF-4" });
        Assert.That((LakalaCaller.Code(found), (string?)found["resp_data"]?["refund_amount"]), Is.EqualTo(("000000 SUCCESS", "250")));
    }

    [Test]
    public async Task Leaves_the_amount_refundable_when_it_fails()
    {
        var trade = await Lakala.ChargedAsync(1_000, "R-5");
        await _simulators.FailAsync("lakala", "refund", "decline", code: "51#余额不足");
        Assert.That(LakalaCaller.Code(await Lakala.RefundAsync(trade, 1_000)), Is.EqualTo("000000 FAIL"));
        Assert.That(LakalaCaller.Code(await Lakala.RefundAsync(trade, 1_000)), Is.EqualTo("000000 SUCCESS"));
    }

    [TestCase(true, null, "000000 SUCCESS")]
    [TestCase(true, "00000000000000", "SIM40402")]
    [TestCase(false, null, "SIM40004")]
    public async Task Refunds_at_the_counter_by_two_numbers_and_only_what_was_made_refundable(bool refundable, string? logNo, string code)
    {
        var order = (await Lakala.OrderAsync(2_000, $"R-6{refundable}{logNo}", refundable))["resp_data"]!;
        await _simulators.PayAsync((string)order["counter_url"]!, "WECHAT");
        var trade = (string)(await Lakala.SendAsync("ccss/counter/order/query", new { pay_order_no = (string?)order["pay_order_no"] }))["resp_data"]!["order_trade_info_list"]![0]!["trade_no"]!;
        Assert.That(LakalaCaller.Code(await Lakala.RefundAsync(trade, 2_000, logNo: logNo)), Is.EqualTo(code));
    }
}
