using CrmPayments.Core.Declines;
using CrmPayments.Core.Messages;

namespace CrmPayments.Tests.Core.Messages;

public sealed class MessageWordingsTests
{
    [TestCase(DeclineReason.LostOrStolen)]
    [TestCase(DeclineReason.SuspectedFraud)]
    [TestCase(DeclineReason.BlockedByRisk)]
    [TestCase(DeclineReason.CardRestricted)]
    [TestCase(DeclineReason.AccountFrozen)]
    [TestCase(DeclineReason.CallIssuer)]
    public void Are_those_of_any_refusal_so_that_nobody_can_infer(DeclineReason reason) =>
        Assert.That(MessageWordings.Of(reason), Is.EqualTo(MessageWordings.Of(DeclineReason.DoNotHonor)));

    [TestCase(DeclineReason.InsufficientFunds, MessageWording.NotReleased)]
    [TestCase(DeclineReason.ExpiredCard, MessageWording.CardDetails)]
    [TestCase(DeclineReason.InvalidAccount, MessageWording.AccountDetails)]
    [TestCase(DeclineReason.AuthenticationRequired, MessageWording.Confirmation)]
    [TestCase(DeclineReason.GatewayUnavailable, MessageWording.OurSide)]
    public void Say_what_the_customer_can_do(DeclineReason reason, MessageWording wording) =>
        Assert.That(MessageWordings.Of(reason), Is.EqualTo(wording));

    [Test]
    public void Exist_for_what_is_not_known() => Assert.That(MessageWordings.Of(null), Is.EqualTo(MessageWording.NotApproved));

    [TestCase(DeclineReason.UnauthorisedClaimed)]
    [TestCase(DeclineReason.MandateRevoked)]
    [TestCase(DeclineReason.CustomerStopped)]
    [TestCase(DeclineReason.Duplicate)]
    public void Are_not_sent_to_who_must_not_be_written_to(DeclineReason reason) =>
        Assert.That(MessageWordings.MaySpeak(reason), Is.False);

    [Test]
    public void Are_sent_where_nothing_speaks_against_it() => Assert.That(MessageWordings.MaySpeak(DeclineReason.InsufficientFunds), Is.True);
}
