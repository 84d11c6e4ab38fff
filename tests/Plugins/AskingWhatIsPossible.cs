using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins;

internal sealed class AskingWhatIsPossible : PluginTests
{
    [TestCaseSource(nameof(Returning))]
    public async Task Tells_the_limit_the_kind_and_when_the_money_arrives(TestGateway gateway)
    {
        var charge = await World.ChargeAsync(gateway, 80m);
        if (gateway.GivesParts) charge.Request(30m);
        var left = gateway.GivesParts ? 50m : 80m;
        var options = World.Call("cpay_GetRefundOptions", World.Agent, ("TransactionId", charge.Id));
        Assert.Multiple(() =>
        {
            Assert.That(options["RefundableAmount"], Is.EqualTo(left));
            Assert.That(options["MaximumAmount"], Is.EqualTo(left));
            Assert.That(options["CurrencyCode"], Is.EqualTo(gateway.CurrencyCode));
            Assert.That(options["Kind"], Is.EqualTo(gateway.GiveBack).IgnoreCase);
            Assert.That(options["PartialAllowed"], Is.EqualTo(gateway.GivesParts));
            Assert.That(options["Reasons"], Is.Not.Empty);
            Assert.That(options["ExpectedDays"], Is.GreaterThan(0));
            Assert.That(options["Message"], Is.Not.Empty);
        });
    }

    [TestCase(192700000, 10, "December 4, 2026")]
    [TestCase(192700001, 10, "December 4, 2026")]
    [TestCase(192700002, 5, "November 27, 2026")]
    [TestCase(192700003, 1, "November 23, 2026")]
    public async Task Tells_when_the_money_arrives_by_what_was_charged(int kind, int days, string by)
    {
        var charge = await World.ChargeAsync(Gateways[1], 80m);
        var method = World.System.Create(new Entity("cpay_paymentmethod")
        {
            ["cpay_gatewayid"] = new EntityReference("cpay_gateway", Gateways[1].Id),
            ["cpay_token"] = Guid.NewGuid().ToString("N"),
            ["cpay_kind"] = new OptionSetValue(kind),
        });
        World.System.Update(new Entity("cpay_transaction", charge.Id) { ["cpay_paymentmethodid"] = new EntityReference("cpay_paymentmethod", method) });
        Assert.Multiple(() =>
        {
            Assert.That(World.Call("cpay_GetRefundOptions", World.Agent, ("TransactionId", charge.Id))["ExpectedDays"], Is.EqualTo(days));
            Assert.That(charge.Request(30m)["Message"], Does.Contain(by));
        });
    }

    [Test]
    public async Task Tells_why_nothing_is_possible_to_a_user_without_a_policy()
    {
        var charge = await World.ChargeAsync(Gateways[0], 80m);
        var options = World.Call("cpay_GetRefundOptions", World.WithoutRole, ("TransactionId", charge.Id));
        Assert.Multiple(() =>
        {
            Assert.That(options["Kind"], Is.EqualTo("None"));
            Assert.That(options["MaximumAmount"], Is.EqualTo(0m));
            Assert.That(options["Message"], Is.Not.Empty);
        });
    }

    [Test]
    public async Task Explains_limits_and_what_is_left_of_them()
    {
        World.System.Create(new Entity("cpay_refundpolicy")
        {
            ["cpay_name"] = "Twenty a day",
            ["cpay_appliesto"] = new OptionSetValue(192700002),
            ["cpay_userid"] = new EntityReference("systemuser", World.Agent),
            ["cpay_maximumperrefund"] = 50m,
            ["cpay_maximumperday"] = 20m,
        });
        var charge = await World.ChargeAsync(Gateways[1], 80m);
        charge.Request(15m);
        var options = World.Call("cpay_GetRefundOptions", World.Agent, ("TransactionId", charge.Id));
        Assert.Multiple(() =>
        {
            Assert.That(options["MaximumAmount"], Is.EqualTo(5m));
            Assert.That((options["LeftToday"], options["LimitCurrencyCode"], options["PolicyName"]), Is.EqualTo((5m, "USD", "Twenty a day")));
            Assert.That(options["Explanations"], Does.Contain("Of your limit of 24 hours 5.00\u00A0USD is left."));
        });
    }

    [Test]
    public async Task Writes_nothing()
    {
        var charge = await World.ChargeAsync(Gateways[0], 80m);
        var before = charge.Row.RowVersion;
        World.Call("cpay_GetRefundOptions", World.Agent, ("TransactionId", charge.Id));
        Assert.Multiple(() =>
        {
            Assert.That(charge.Row.RowVersion, Is.EqualTo(before));
            Assert.That(charge.Attempts, Is.Empty);
        });
    }
}
