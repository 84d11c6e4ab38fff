namespace CrmPayments.Tests.Plugins;

internal sealed class AskingWhatIsPossible : PluginTests
{
    [TestCaseSource(nameof(Gateways))]
    public async Task Tells_the_limit_the_kind_and_when_the_money_arrives(TestGateway gateway)
    {
        var charge = await World.ChargeAsync(gateway, 80m);
        charge.Request(30m);
        var options = World.Call("cpay_GetRefundOptions", World.Agent, ("TransactionId", charge.Id));
        Assert.Multiple(() =>
        {
            Assert.That(options["RefundableAmount"], Is.EqualTo(50m));
            Assert.That(options["MaximumAmount"], Is.EqualTo(50m));
            Assert.That(options["CurrencyCode"], Is.EqualTo(gateway.CurrencyCode));
            Assert.That(options["Kind"], Is.EqualTo("Refund"));
            Assert.That(options["PartialAllowed"], Is.True);
            Assert.That(options["Reasons"], Is.Not.Empty);
            Assert.That(options["ExpectedDays"], Is.GreaterThan(0));
            Assert.That(options["Message"], Is.Not.Empty);
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
