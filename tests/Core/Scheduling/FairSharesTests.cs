using CrmPayments.Core.Scheduling;
using FsCheck;
using FsCheck.Fluent;

namespace CrmPayments.Tests.Core.Scheduling;

public sealed class FairSharesTests
{
    [TestCase(100, new[] { 500, 500 }, new[] { 50, 50 })]
    [TestCase(100, new[] { 500, 3 }, new[] { 97, 3 })]
    [TestCase(100, new[] { 0, 20, 500, 40 }, new[] { 0, 20, 40, 40 })]
    [TestCase(100, new[] { 0, 0 }, new[] { 0, 0 })]
    [TestCase(1, new[] { 5, 7 }, new[] { 0, 1 })]
    public void Give_everybody_the_same_and_what_one_leaves_to_the_others(int most, int[] wanted, int[] shares) =>
        Assert.That(FairShares.Of(most, wanted), Is.EqualTo(shares));

    [Test]
    public void Use_the_whole_page_and_no_more_whatever_is_wanted() => Prop.ForAll(
        ArbMap.Default.ArbFor<PositiveInt>(),
        ArbMap.Default.ArbFor<NonNegativeInt[]>(),
        (most, wants) =>
        {
            var wanted = wants.Select(want => want.Get).ToArray();
            var shares = FairShares.Of(most.Get, wanted);
            return shares.Sum() == Math.Min(most.Get, wanted.Sum(want => (long)want)) && shares.Zip(wanted, (share, want) => share >= 0 && share <= want).All(fits => fits);
        }).QuickCheckThrowOnFailure();
}
