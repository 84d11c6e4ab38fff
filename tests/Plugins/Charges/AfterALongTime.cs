namespace CrmPayments.Tests.Plugins.Charges;

/// <summary>What a card did long ago: found by a year of simulated subscriptions.</summary>
internal sealed class AfterALongTime : ChargeTests
{
    private static readonly TimeSpan OverAYear = TimeSpan.FromDays(400);

    [Test]
    public async Task A_card_is_charged_again()
    {
        var debt = await DebtAsync(Stripe);
        debt.Retry();
        Finish();
        World.Clock.Advance(OverAYear);
        var later = TestDebt.Fail(World, Stripe, 50m, debt.Method);
        var answer = later.Retry();
        Finish();
        Assert.That((answer["Outcome"], later.Owed, later.Paid), Is.EqualTo(((object)"Accepted", 0m, 50m)));
    }

    [Test]
    public async Task A_stolen_card_is_still_never_tried()
    {
        var debt = await DebtAsync(Stripe);
        await World.FaultAsync(Stripe, "charge", "decline", code: "stolen_card");
        debt.Retry();
        Finish();
        World.Clock.Advance(OverAYear);
        var later = TestDebt.Fail(World, Stripe, 50m, debt.Method);
        Assert.That(later.Retry()["Outcome"], Is.EqualTo("Denied"));
        Assert.That(later.Tries, Is.Empty);
    }

    private void Finish()
    {
        World.RunJobs();
        World.Pass(TimeSpan.FromMinutes(2));
    }
}
