using CrmPayments.Tests.Gateways.Running;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Gateways.AuthorizeNet;

public sealed class ChargingAtAuthorizeNet
{
    private RunningSimulators _simulators = null!;

    private AuthorizeNetCaller AuthorizeNet => _simulators.AuthorizeNet;

    [OneTimeSetUp]
    public async Task Start() => _simulators = await RunningSimulators.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _simulators.DisposeAsync();

    [Test]
    public async Task Puts_a_byte_order_mark_before_every_answer() =>
        Assert.That((await AuthorizeNet.RawAsync("{}")).Take(3), Is.EqualTo(new byte[] { 0xEF, 0xBB, 0xBF }));

    [Test]
    public async Task Captures_and_echoes_the_reference()
    {
        var answer = await AuthorizeNet.ChargeAsync(12m, "A-1");
        Assert.That((AuthorizeNetCaller.Code(answer), (string?)answer["refId"], (string?)answer.SelectToken("transactionResponse.accountNumber")), Is.EqualTo(("1/1", "r", "XXXX1111")));
        var details = await AuthorizeNet.DetailsAsync(AuthorizeNetCaller.Id(answer));
        Assert.That(((string?)details["transactionStatus"], (string?)details.SelectToken("order.invoiceNumber")), Is.EqualTo(("capturedPendingSettlement", "A-1")));
    }

    [Test]
    public async Task Captures_what_was_authorized_once()
    {
        var held = AuthorizeNetCaller.Id(await AuthorizeNet.ChargeAsync(12m, "A-auth", "authOnlyTransaction"));
        var capture = $$"""{"transactionType":"priorAuthCaptureTransaction","refTransId":"{{held}}"}""";
        Assert.That((AuthorizeNetCaller.Code(await AuthorizeNet.CreateAsync(capture)), AuthorizeNetCaller.Code(await AuthorizeNet.CreateAsync(capture))), Is.EqualTo(("1/1", "1/311")));
    }

    [TestCase("4111111111111111", "2099-12", "46282", "2/2")]
    [TestCase("4111111111111111", "2020-01", "98004", "3/8")]
    [TestCase("4111111111111112", "2099-12", "98004", "3/6")]
    [TestCase("4111111111111111", "never", "98004", "3/7")]
    public async Task Declines_as_the_sandbox_does(string card, string expires, string zip, string code)
    {
        var answer = await AuthorizeNet.ChargeAsync(12m, "A-no", card: card, expires: expires, zip: zip);
        Assert.That((AuthorizeNetCaller.Code(answer), AuthorizeNetCaller.Outer(answer)), Is.EqualTo((code, "E00027")));
    }

    [Test]
    public async Task Refuses_another_order_of_members()
    {
        var answer = await AuthorizeNet.CreateAsync("""{"amount":"12.00","transactionType":"authCaptureTransaction"}""");
        Assert.That(AuthorizeNetCaller.Outer(answer), Is.EqualTo("E00003"));
    }

    [Test]
    public async Task Refuses_an_unknown_member_and_a_reference_that_is_too_long()
    {
        Assert.That(AuthorizeNetCaller.Outer(await AuthorizeNet.CreateAsync("""{"transactionType":"authCaptureTransaction","price":"12.00"}""")), Is.EqualTo("E00003"));
        Assert.That(AuthorizeNetCaller.Outer(await AuthorizeNet.CreateAsync("{}", new string('r', 21))), Is.EqualTo("E00003"));
    }

    [Test]
    public async Task Refuses_wrong_keys() =>
        Assert.That(AuthorizeNetCaller.Outer(await AuthorizeNet.SendAsync("authenticateTestRequest", key: "wrong")), Is.EqualTo("E00007"));

    [Test]
    public async Task Takes_the_same_for_a_duplicate_and_names_the_first_to_those_who_sent_a_window()
    {
        const string window = ""","transactionSettings":{"setting":[{"settingName":"duplicateWindow","settingValue":"28800"}]}""";
        var first = await AuthorizeNet.ChargeAsync(31m, "A-twice");
        var silent = await AuthorizeNet.ChargeAsync(31m, "A-twice");
        var told = await AuthorizeNet.ChargeAsync(31m, "A-twice", more: window);
        var other = await AuthorizeNet.ChargeAsync(31m, "A-twice-not");
        Assert.That(
            (AuthorizeNetCaller.Code(silent), AuthorizeNetCaller.Id(silent), AuthorizeNetCaller.Code(told), AuthorizeNetCaller.Id(told), AuthorizeNetCaller.Code(other)),
            Is.EqualTo(("3/11", "0", "3/11", AuthorizeNetCaller.Id(first), "1/1")));
    }

    [Test]
    public async Task Says_that_there_are_no_records() =>
        Assert.That(AuthorizeNetCaller.Outer(await AuthorizeNet.SendAsync("getTransactionListRequest", new JObject { ["batchId"] = "1" })), Is.EqualTo("I00004"));

    [Test]
    public async Task Lists_what_is_not_settled_in_pages_newest_first()
    {
        foreach (var invoice in new[] { "L-1", "L-2", "L-3" }) await AuthorizeNet.ChargedAsync(5m, invoice);
        var page = await AuthorizeNet.SendAsync(
            "getUnsettledTransactionListRequest", JObject.Parse("""{"sorting":{"orderBy":"submitTimeUTC","orderDescending":true},"paging":{"limit":2,"offset":1}}"""));
        Assert.That(page["transactions"]!.Select(item => (string?)item["invoiceNumber"]), Is.EqualTo(new[] { "L-3", "L-2" }));
    }

    [Test]
    public async Task Refuses_a_span_of_batches_above_thirty_one_days() =>
        Assert.That(
            AuthorizeNetCaller.Outer(await AuthorizeNet.SendAsync("getSettledBatchListRequest", JObject.Parse("""{"firstSettlementDate":"2026-01-01T00:00:00Z","lastSettlementDate":"2026-02-02T00:00:00Z"}"""))),
            Is.EqualTo("E00045"));
}
