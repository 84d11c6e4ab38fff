using CrmPayments.Core.Refunds;

namespace CrmPayments.Tests.Core.Refunds;

public sealed class RefundPoliciesOfAPerson
{
    [Test]
    public void Give_no_right_when_there_is_none() => Assert.That(RefundPolicies.Resolve([]), Is.Null);

    [Test]
    public void Are_decided_by_the_most_specific_even_if_it_gives_less() =>
        Assert.That(
            RefundPolicies.Resolve([new(PolicyScope.Role, 1_000m, null), new(PolicyScope.User, 50m, 10m), new(PolicyScope.Team, 500m, 100m)]),
            Is.EqualTo(new RefundLimits(50m, 10m)));

    [Test]
    public void Give_the_most_generous_limit_and_the_strictest_demand_among_equals() =>
        Assert.That(
            RefundPolicies.Resolve([new(PolicyScope.Role, 1_000m, null), new(PolicyScope.Role, 500m, 100m)]),
            Is.EqualTo(new RefundLimits(1_000m, 100m)));
}
