using CrmPayments.Emulator.Gateways;
using CrmPayments.Emulator.Gateways.AuthorizeNet;
using CrmPayments.Tests.Gateways.Running;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Gateways.AuthorizeNet;

public sealed class RefundingAtAuthorizeNet
{
    private RunningSimulators _simulators = null!;

    private AuthorizeNetCaller AuthorizeNet => _simulators.AuthorizeNet;

    [OneTimeSetUp]
    public async Task Start() => _simulators = await RunningSimulators.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _simulators.DisposeAsync();

    [Test]
    public async Task Gives_back_parts_and_no_more_than_was_taken()
    {
        var charge = await AuthorizeNet.SettledAsync(100m, "R-1");
        var first = await AuthorizeNet.RefundAsync(charge, 30m, "RF-a");
        var tooMuch = await AuthorizeNet.RefundAsync(charge, 70.01m, "RF-b");
        var rest = await AuthorizeNet.RefundAsync(charge, 70m, "RF-c");
        Assert.That((AuthorizeNetCaller.Code(first), AuthorizeNetCaller.Code(tooMuch), AuthorizeNetCaller.Code(rest)), Is.EqualTo(("1/1", "3/55", "1/1")));
        var refunds = (await _simulators.BookedAsync("authorize-net", charge))["refunds"]!;
        Assert.That(refunds.Select(refund => ((string?)refund["reference"], (decimal)refund["amount"]!)), Is.EqualTo(new[] { ("RF-a", 30m), ("RF-c", 70m) }));
    }

    [Test]
    public async Task Refuses_before_settlement() =>
        Assert.That(AuthorizeNetCaller.Code(await AuthorizeNet.RefundAsync(await AuthorizeNet.ChargedAsync(10m, "R-2"), 10m)), Is.EqualTo("3/54"));

    [Test]
    public async Task Refuses_another_card() =>
        Assert.That(AuthorizeNetCaller.Code(await AuthorizeNet.RefundAsync(await AuthorizeNet.SettledAsync(10m, "R-3"), 10m, lastFour: "0002")), Is.EqualTo("3/54"));

    [TestCase("60000000000", "3/16")]
    [TestCase("abc", "3/15")]
    public async Task Refuses_an_unknown_charge(string id, string code) => Assert.That(AuthorizeNetCaller.Code(await AuthorizeNet.RefundAsync(id, 10m)), Is.EqualTo(code));

    [Test]
    public async Task Refuses_what_was_declined()
    {
        var declined = AuthorizeNetCaller.Id(await AuthorizeNet.ChargeAsync(10m, "R-4", zip: "46282"));
        Assert.That(AuthorizeNetCaller.Code(await AuthorizeNet.RefundAsync(declined, 10m)), Is.EqualTo("3/64"));
    }

    [Test]
    public async Task Refuses_half_a_year_after_settlement()
    {
        var time = new MovedTime();
        await using var simulators = await RunningSimulators.StartAsync(new SimulatorOptions { Time = time });
        var charge = await simulators.AuthorizeNet.SettledAsync(10m, "R-5");
        time.Ahead = TimeSpan.FromDays(181);
        Assert.That(AuthorizeNetCaller.Code(await simulators.AuthorizeNet.RefundAsync(charge, 10m)), Is.EqualTo("3/54"));
    }

    [Test]
    public async Task Voids_once_and_says_so_the_second_time()
    {
        var charge = await AuthorizeNet.ChargedAsync(10m, "R-6");
        Assert.That((AuthorizeNetCaller.Code(await AuthorizeNet.VoidAsync(charge)), AuthorizeNetCaller.Code(await AuthorizeNet.VoidAsync(charge))), Is.EqualTo(("1/1", "1/310")));
    }

    [Test]
    public async Task Does_not_void_what_is_settled() =>
        Assert.That(AuthorizeNetCaller.Code(await AuthorizeNet.VoidAsync(await AuthorizeNet.SettledAsync(10m, "R-7"))), Is.EqualTo("3/16"));

    [Test]
    public async Task Voids_a_refund_that_still_waits_and_so_leaves_its_amount_refundable()
    {
        var charge = await AuthorizeNet.SettledAsync(10m, "R-8");
        await AuthorizeNet.VoidAsync(AuthorizeNetCaller.Id(await AuthorizeNet.RefundAsync(charge, 10m, "RF-8a")));
        Assert.That(AuthorizeNetCaller.Code(await AuthorizeNet.RefundAsync(charge, 10m, "RF-8b")), Is.EqualTo("1/1"));
    }

    [Test]
    public async Task Settles_refunds_with_the_next_batch()
    {
        var refund = AuthorizeNetCaller.Id(await AuthorizeNet.RefundAsync(await AuthorizeNet.SettledAsync(10m, "R-9"), 10m, "RF-9"));
        await AuthorizeNet.DoorAsync("settle", refund);
        var details = await AuthorizeNet.DetailsAsync(refund);
        var batch = await AuthorizeNet.SendAsync("getTransactionListRequest", new JObject { ["batchId"] = details.SelectToken("batch.batchId") });
        Assert.That(((string?)details["transactionStatus"], (string?)batch.SelectToken("transactions[0].transId")), Is.EqualTo(("refundSettledSuccessfully", refund)));
    }

    [Test]
    public void Signs_as_the_published_vector_is_signed() => Assert.That(
        AuthorizeNetSigner.Signature(
            """{"notificationId":"f813b98f-3552-4eeb-ba40-acb4704eeba3","eventType":"net.authorize.payment.authcapture.created","eventDate":"2017-03-08T17:35:37.155999Z","webhookId":"63d6fea2-aa13-4b1d-a204-f5fbc15942b7","payload":{"responseCode":1,"authCode":"8VTPDC","avsResponse":"Y","authAmount":10.00,"entityName":"transaction","id":"60019392075"}}""",
            "2679A5D5785C9B26CF921E1754765CDDB265C9C88400786923E5343B315954FAFB4B7BF608818F6A21766741E8637DC206F286C725908C777ED4127D8562163D"),
        Is.EqualTo("9607C69D2734514554CE13D923D19939563F2FD6567D239F49F0DF0D08865632A0FB98061B4620CC52C47BB8BF6E2B69A15A67E4C98E81D7D65111076C515C6A"));

    private sealed class MovedTime : TimeProvider
    {
        public TimeSpan Ahead { get; set; }

        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Ahead;
    }
}
