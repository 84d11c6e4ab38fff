using CrmPayments.Core.Recovery.Tasks;

namespace CrmPayments.Tests.Core.Recovery.Tasks;

/// <summary>Whose work recovered the money (C44).</summary>
internal sealed class CreditForTasks
{
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly Guid Retried = Guid.NewGuid(), Called = Guid.NewGuid();

    [Test]
    public void Goes_to_who_did_what_brought_it() => Assert.That(TaskCredit.Of(Retried, Called, Now, Now), Is.EqualTo(Retried));

    [Test]
    public void Goes_to_who_spoke_with_the_customer_in_the_last_two_weeks() => Assert.That(TaskCredit.Of(null, Called, Now.AddDays(-14), Now), Is.EqualTo(Called));

    [Test]
    public void Goes_to_nobody_when_that_was_longer_ago() => Assert.That(TaskCredit.Of(null, Called, Now.AddDays(-14).AddMinutes(-1), Now), Is.Null);

    [Test]
    public void Goes_to_nobody_when_it_recovered_by_itself() => Assert.That(TaskCredit.Of(null, null, null, Now), Is.Null);
}
