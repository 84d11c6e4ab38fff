namespace CrmPayments.Tests.Plugins;

/// <summary>A code is demanded for what this person does not usually do, whatever the amount.</summary>
internal sealed class WhenARefundIsUnusual : VerificationTests
{
    private TestCharge _charge = null!;

    [SetUp]
    public async Task DemandACodeForTheUnusual()
    {
        PutPolicy(World.Approver, ("cpay_stepupwhenunusual", true));
        _charge = await World.ChargeAsync(Gateways[1], 1000m);
    }

    [Test]
    public void The_first_one_in_thirty_days_needs_a_code()
    {
        Assert.That(_charge.Request(5m, World.Approver)["Outcome"], Is.EqualTo(StepUpRequired));
        Assert.That(Enter(5m, CodeFor(5m, World.Approver, _charge), World.Approver, _charge).Outcome, Is.EqualTo(Accepted));
    }

    [TestCase(20, Accepted)]
    [TestCase(20.01, StepUpRequired)]
    public void More_than_twice_the_largest_of_thirty_days_needs_a_code(decimal amount, string outcome)
    {
        BeUsedTo(10m);
        Assert.That(_charge.Request(amount, World.Approver)["Outcome"], Is.EqualTo(outcome));
    }

    [Test]
    public void What_was_usual_is_forgotten_after_thirty_days()
    {
        BeUsedTo(10m);
        World.Clock.Advance(TimeSpan.FromDays(31));
        Assert.That(_charge.Request(5m, World.Approver)["Outcome"], Is.EqualTo(StepUpRequired));
    }

    [Test]
    public void The_dialog_knows_from_which_amount_on()
    {
        BeUsedTo(10m);
        Assert.That(World.Call("cpay_GetRefundOptions", World.Approver, ("TransactionId", _charge.Id))["StepUpAbove"], Is.EqualTo(20m));
    }

    [Test]
    public void Costs_no_more_calls_than_a_limit_of_a_day()
    {
        BeUsedTo(10m);
        World.Call("cpay_GetRefundOptions", World.Approver, ("TransactionId", _charge.Id));
        Assert.Multiple(() =>
        {
            Assert.That(World.Dataverse.Metrics.Max("cpay_RequestRefund"), Is.LessThanOrEqualTo(9));
            Assert.That(World.Dataverse.Metrics.Max("cpay_GetRefundOptions"), Is.LessThanOrEqualTo(5));
        });
    }

    private void BeUsedTo(decimal amount) =>
        Assert.That(Enter(amount, CodeFor(amount, World.Approver, _charge), World.Approver, _charge).Outcome, Is.EqualTo(Accepted));
}
