using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using FsCheck;
using FsCheck.Fluent;
using static CrmPayments.Core.Refunds.RefundStatus;

namespace CrmPayments.Tests.Core.Refunds;

public sealed class TheStatesOfARefund
{
    private static readonly RefundStatus[] All = Enum.GetValues<RefundStatus>();

    [Test]
    public void Are_the_options_of_the_column() =>
        Assert.That(All.Select(status => (int)status), Is.EqualTo(Enumerable.Range(192700000, 10)));

    [Test]
    public void Follow_each_other_only_as_the_design_says()
    {
        string[] allowed =
        [
            "Requested>AwaitingApproval", "Requested>Approved", "Requested>Cancelled",
            "AwaitingApproval>Approved", "AwaitingApproval>Rejected", "AwaitingApproval>Cancelled",
            "Approved>Submitted",
            "Submitted>Succeeded", "Submitted>Processing", "Submitted>Failed", "Submitted>Unknown",
            "Processing>Succeeded", "Processing>Failed", "Unknown>Succeeded", "Unknown>Failed",
        ];
        var moves = from first in All from next in All where RefundStates.CanMove(first, next) select $"{first}>{next}";
        Assert.That(moves, Is.EquivalentTo(allowed));
    }

    [Test]
    public void Never_come_back_however_long_the_way()
    {
        var walks = Gen.ListOf(Gen.Elements(All)).ToArbitrary();
        Prop.ForAll(walks, wishes =>
        {
            var seen = new List<RefundStatus> { Requested };
            foreach (var wish in wishes.Where(wish => RefundStates.CanMove(seen[^1], wish))) seen.Add(wish);
            return seen.Distinct().Count() == seen.Count;
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Never_take_balance_back_that_was_released()
    {
        var moves = from first in All from next in All where RefundStates.CanMove(first, next) && !RefundStates.HoldsBalance(first) select next;
        Assert.That(moves, Is.Empty);
    }

    [TestCase(Rejected)]
    [TestCase(Cancelled)]
    [TestCase(Failed)]
    public void Hold_no_balance_once_no_money_can_go(RefundStatus status) => Assert.That(RefundStates.HoldsBalance(status), Is.False);

    [Test]
    public void Hold_balance_while_the_outcome_is_unknown() => Assert.That(RefundStates.HoldsBalance(Unknown), Is.True);

    [Test]
    public void Are_final_where_nothing_follows() =>
        Assert.That(All.Where(RefundStates.IsFinal), Is.EquivalentTo(new[] { Rejected, Cancelled, Succeeded, Failed }));

    [Test]
    public void Do_not_move_when_a_done_refund_bounces()
    {
        Assert.That(RefundStates.IsBounce(Succeeded, RefundStanding.Failed), Is.True);
        Assert.That(RefundStates.CanMove(Succeeded, Failed), Is.False);
    }
}
