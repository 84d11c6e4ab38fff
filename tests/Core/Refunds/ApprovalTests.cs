using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using FsCheck;
using FsCheck.Fluent;

namespace CrmPayments.Tests.Core.Refunds;

public sealed class FourEyesOnARefund
{
    private static readonly Guid Ann = Guid.NewGuid(), Bob = Guid.NewGuid(), Eve = Guid.NewGuid();

    [Test]
    public void Are_two_different_people() => Assert.That(FourEyes.Refuse(Ann, Bob, []), Is.Null);

    [Test]
    public void Are_not_the_requesters_own() => Assert.That(FourEyes.Refuse(Ann, Ann, []), Is.EqualTo(FourEyesRefusal.OwnRequest));

    [Test]
    public void Are_not_the_requesters_own_by_the_right_of_another() =>
        Assert.That(FourEyes.Refuse(Ann, Ann, [new(Bob, Ann)]), Is.EqualTo(FourEyesRefusal.OwnRequest));

    [Test]
    public void Are_not_the_requester_and_their_deputy() =>
        Assert.That(FourEyes.Refuse(Ann, Bob, [new(Ann, Bob)]), Is.EqualTo(FourEyesRefusal.DeputyOfRequester));

    [Test]
    public void Are_not_shown_where_nobody_is_known_to_have_asked() =>
        Assert.That(FourEyes.Refuse(null, Bob, []), Is.EqualTo(FourEyesRefusal.RequesterUnknown));

    [Test]
    public void May_be_an_absent_persons_through_the_deputy() => Assert.Multiple(() =>
    {
        Assert.That(FourEyes.Refuse(Ann, Eve, [new(Bob, Eve)]), Is.Null);
        Assert.That(FourEyes.LentBy(Ann, Eve, [new(Bob, Eve), new(Bob, Eve)]), Is.EqualTo(new[] { Bob }));
    });

    [Test]
    public void Never_use_the_requesters_right_a_right_lent_to_others_or_ones_own_twice() =>
        Assert.That(FourEyes.LentBy(Ann, Eve, [new(Ann, Eve), new(Bob, Ann), new(Eve, Eve)]), Is.Empty);
}

public sealed class TheRightToApprove
{
    [TestCase(100, true)]
    [TestCase(100.01, false)]
    public void Ends_where_the_approver_would_need_approval_too(decimal amount, bool may) =>
        Assert.That(ApprovalRules.Refuse(amount.Eur(), ARefund.AgentLimits) is null, Is.EqualTo(may));

    [Test]
    public void Is_nobodys_without_a_policy() => Assert.That(ApprovalRules.Refuse(1m.Eur(), null)?.Reason, Is.EqualTo(DenialReason.NoRight));
}

public sealed class AChargeWhoseRefundWaited
{
    private static readonly ChargeForRefund Waiting = ARefund.Charge(100m).With(60m, RefundStatus.AwaitingApproval);

    [Test]
    public void Can_be_refunded_as_it_was_asked_for() => Assert.That(Refuse(Waiting), Is.Null);

    [TestCase(ChargeStatus.Voided, DenialReason.ChargeVoided)]
    [TestCase(ChargeStatus.Failed, DenialReason.ChargeFailed)]
    public void Cannot_once_it_holds_no_money(ChargeStatus status, DenialReason why) =>
        Assert.That(Refuse(Waiting with { Status = status })?.Reason, Is.EqualTo(why));

    [Test]
    public void Cannot_while_it_is_disputed() => Assert.That(Refuse(Waiting with { Disputed = true })?.Reason, Is.EqualTo(DenialReason.Disputed));

    [Test]
    public void Cannot_after_the_gateways_window()
    {
        var window = ARefund.Gateway with { RefundWindow = TimeSpan.FromDays(10) };
        Assert.Multiple(() =>
        {
            Assert.That(Refuse(Waiting with { Capabilities = window, ChargedOn = ARefund.Now.AddDays(-10) }), Is.Null);
            Assert.That(Refuse(Waiting with { Capabilities = window, ChargedOn = ARefund.Now.AddDays(-10).AddSeconds(-1) })?.Reason, Is.EqualTo(DenialReason.WindowEnded));
        });
    }

    [Test]
    public void Cannot_where_its_gateway_is_gone() =>
        Assert.That(Refuse(Waiting with { Capabilities = null })?.Reason, Is.EqualTo(DenialReason.GatewayUnavailableForRefund));

    [Test]
    public void Cannot_by_more_than_what_a_refund_in_the_console_left() =>
        Assert.That(Refuse(Waiting.With(70m, RefundStatus.Succeeded)), Is.EqualTo(new RefundDecision.Denied(DenialReason.AboveWhatIsLeft, 30m.Eur())));

    [Test]
    public void Cannot_when_a_refund_in_the_console_left_nothing() =>
        Assert.That(Refuse(Waiting.With(100m, RefundStatus.Succeeded))?.Reason, Is.EqualTo(DenialReason.NothingLeft));

    private static RefundDecision.Denied? Refuse(ChargeForRefund charge) => ChargeAsItStands.Of(charge).Refuse(60m.Eur(), ARefund.Now);
}

public sealed class TheWaitForADecision
{
    private static readonly Gen<int?> Hours = Gen.Frequency((1, Gen.Constant<int?>(null)), (4, Gen.Elements(int.MinValue, -1, 0, 1, 5, 24, 100, 8760, 9000, int.MaxValue).Select(hours => (int?)hours)));

    private static readonly Arbitrary<ApprovalDates> AnyDates = Arb.From(
        from remind in Hours from escalate in Hours from expire in Hours select ApprovalDates.From(ARefund.Now, ApprovalWaits.Of(remind, escalate, expire)));

    [Test]
    public void Is_a_day_to_the_reminder_three_to_escalation_and_a_week_to_the_end()
    {
        var dates = ApprovalDates.From(ARefund.Now, ApprovalWaits.Default);
        Assert.That(dates, Is.EqualTo(new ApprovalDates(ARefund.Now.AddDays(1), ARefund.Now.AddDays(3), ARefund.Now.AddDays(7))));
    }

    [Test]
    public void Is_ordered_ahead_and_ends_within_a_year_whatever_a_policy_says() => Prop.ForAll(AnyDates, dates =>
        dates.RemindOn > ARefund.Now && dates.RemindOn <= dates.EscalateOn && dates.EscalateOn <= dates.ExpiresOn && dates.ExpiresOn <= ARefund.Now.AddDays(365)).QuickCheckThrowOnFailure();

    [Test]
    public void Only_goes_forward_and_ends_however_late_the_clock_is_asked() => Prop.ForAll(AnyDates, Arb.From(Gen.Choose(1, 9000).ListOf()), (dates, waits) =>
    {
        var (stage, now) = (ApprovalStage.Waiting, ARefund.Now);
        foreach (var hours in waits.Append(9000))
        {
            now = now.AddHours(hours);
            var due = dates.Due(stage, now);
            if (due <= stage || (due is null) != (dates.NextAfter(stage) is not { } next || next > now)) return false;
            stage = due ?? stage;
        }

        return stage == ApprovalStage.Expired && dates.NextAfter(stage) is null;
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Takes_one_step_where_several_are_due()
    {
        var dates = ApprovalDates.From(ARefund.Now, ApprovalWaits.Of(24, 72, 168));
        Assert.Multiple(() =>
        {
            Assert.That(dates.Due(ApprovalStage.Waiting, ARefund.Now.AddHours(100)), Is.EqualTo(ApprovalStage.Escalated));
            Assert.That(dates.Due(ApprovalStage.Reminded, ARefund.Now.AddHours(200)), Is.EqualTo(ApprovalStage.Expired));
            Assert.That(dates.Due(ApprovalStage.Escalated, ARefund.Now.AddHours(100)), Is.Null);
        });
    }
}
