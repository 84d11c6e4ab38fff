using System.Security.Cryptography;
using CrmPayments.Tests.Gateways.Running;

namespace CrmPayments.Tests.Gateways.Lakala;

public sealed class PayingAtLakala
{
    private RunningSimulators _simulators = null!;

    private LakalaCaller Lakala => _simulators.Lakala;

    [OneTimeSetUp]
    public async Task Start() => _simulators = await RunningSimulators.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _simulators.DisposeAsync();

    [Test]
    public async Task Refuses_what_another_key_signed()
    {
        using var other = RSA.Create(2048);
        Assert.That(LakalaCaller.Code(await Lakala.SendAsync("labs/query/tradequery", new { trade_no = "1" }, key: other.ExportPkcs8PrivateKeyPem())), Is.EqualTo("BBS11200"));
    }

    [TestCase(4, "SIM40400")]
    [TestCase(6, "BBS11200")]
    public async Task Refuses_a_clock_that_is_more_than_five_minutes_off(int minutes, string code) =>
        Assert.That(LakalaCaller.Code(await Lakala.SendAsync("labs/query/tradequery", new { trade_no = "1" }, TimeSpan.FromMinutes(minutes))), Is.EqualTo(code));

    [Test]
    public async Task Charges_an_agreement_again_and_again_without_the_customer()
    {
        var agreement = await Lakala.AgreedAsync();
        Assert.That(new[] { await Lakala.ChargeAsync(1999, "P-1a", agreement), await Lakala.ChargeAsync(1999, "P-1b", agreement) }.Select(LakalaCaller.Code), Is.All.EqualTo("BBS00000 SUCCESS"));
    }

    [TestCase("134567890123456789", "WECHAT")]
    [TestCase("281234567890123456", "ALIPAY")]
    [TestCase("621234567890123456", "UQRCODEPAY")]
    public async Task Knows_a_scanned_code_by_its_first_digits(string code, string account) =>
        Assert.That((string?)(await Lakala.ScanAsync(code, "100"))["resp_data"]?["account_type"], Is.EqualTo(account));

    [Test]
    public async Task Takes_a_number_once_whatever_it_is_for()
    {
        await Lakala.ChargeAsync(100, "P-2");
        Assert.That((string?)(await Lakala.ChargeAsync(200, "P-2"))["msg"], Does.Contain("重复"));
    }

    [TestCase("1.00")]
    [TestCase("0")]
    [TestCase("")]
    [TestCase("-1")]
    public async Task Takes_fen_as_a_text_of_digits_only(string amount) => Assert.That(LakalaCaller.Code(await Lakala.ScanAsync("134567890123456789", amount)), Is.EqualTo("BBS11000"));

    [Test]
    public async Task Keeps_agreements_and_scans_apart_when_it_is_asked()
    {
        var (agreed, scanned) = (await Lakala.ChargedAsync(100, "P-3"), (string)(await Lakala.ScanAsync("134567890123456789", "100"))["resp_data"]!["trade_no"]!);
        var codes = new List<string>();
        foreach (var path in new[] { "ipsqp/query/tradeQuery", "labs/query/tradequery" })
            foreach (var trade in new[] { agreed, scanned }) codes.Add(LakalaCaller.Code(await Lakala.SendAsync(path, new { trade_no = trade })));
        Assert.That(codes, Is.EqualTo(new[] { "BBS00000 SUCCESS", "SIM40400", "SIM40400", "BBS00000 SUCCESS" }));
    }

    [Test]
    public async Task Declines_by_a_fault_in_the_words_it_is_given_and_keeps_the_payment()
    {
        await _simulators.FailAsync("lakala", "charge", "decline", code: "51#余额不足");
        var no = await Lakala.ChargeAsync(100, "P-4");
        Assert.That((LakalaCaller.Code(no), (string?)no["resp_data"]?["trade_state_desc"]), Is.EqualTo(("BBS00000 FAIL", "51#余额不足")));
        Assert.That((string?)(await _simulators.BookedAsync("lakala", (string)no["resp_data"]!["trade_no"]!))["status"], Is.EqualTo("FAIL"));
    }

    [TestCase(true, "SUCCESS")]
    [TestCase(false, "FAIL")]
    public async Task Ends_what_is_under_way_when_it_is_told_to(bool good, string state)
    {
        await _simulators.FailAsync("lakala", "charge", "decline", code: "DEAL");
        var begun = await Lakala.ChargeAsync(100, "P-5" + state);
        await _simulators.DoorAsync("lakala", "finish", new { good });
        var ended = await Lakala.SendAsync("ipsqp/query/tradeQuery", new { out_trade_no = "P-5" + state });
        Assert.That((LakalaCaller.Code(begun), LakalaCaller.Code(ended)), Is.EqualTo(("BBS00000 DEAL", "BBS00000 " + state)));
    }

    [Test]
    public async Task Makes_one_counter_order_a_number_and_closes_it()
    {
        var order = await Lakala.OrderAsync(2000, "P-6");
        var number = (string)order["resp_data"]!["pay_order_no"]!;
        Assert.That((string?)(await Lakala.OrderAsync(2000, "P-6"))["msg"], Does.Contain("重复"));
        await Lakala.SendAsync("ccss/counter/order/close", new { pay_order_no = number });
        var closed = await Lakala.SendAsync("ccss/counter/order/query", new { out_order_no = "P-6" });
        Assert.That(((string?)order["resp_data"]!["counter_url"], (string?)closed["resp_data"]?["order_status"]), Is.EqualTo(((string?)order["resp_data"]!["counter_url"], "7")));
        Assert.That((string?)order["resp_data"]!["counter_url"], Does.EndWith($"/simulators/lakala/pay/{number}"));
    }
}
