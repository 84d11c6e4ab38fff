using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using FsCheck;
using FsCheck.Fluent;

namespace CrmPayments.Tests.Core.Refunds;

public sealed class RequestingARefund
{
    private static readonly RefundLimits Any = new(1_000_000m, null);

    [Test]
    public void Is_allowed_on_a_settled_charge() =>
        Assert.That(Decide(ARefund.Of(40m), ARefund.Charge(100m)), Is.EqualTo(new RefundDecision.Allowed(RefundKind.Refund, 40m.Eur())));

    [Test]
    public void Means_all_that_is_left_when_no_amount_is_given() =>
        Assert.That(
            Decide(ARefund.Of(null), ARefund.Charge(100m).With(30m, RefundStatus.Processing)),
            Is.EqualTo(new RefundDecision.Allowed(RefundKind.Refund, 70m.Eur())));

    [Test]
    public void Is_denied_above_what_is_left_of_the_charge() =>
        Assert.That(
            Decide(ARefund.Of(40m), ARefund.Charge(100m).With(70m, RefundStatus.Requested)),
            Is.EqualTo(new RefundDecision.Denied(DenialReason.AboveWhatIsLeft, 30m.Eur())));

    [TestCase(100, false)]
    [TestCase(100.01, true)]
    public void Needs_approval_above_the_policys_limit(decimal amount, bool needed) =>
        Assert.That(Decide(ARefund.Of(amount), ARefund.Charge(1_000m), ARefund.AgentLimits), Is.EqualTo(new RefundDecision.Allowed(RefundKind.Refund, amount.Eur(), needed ? RefundDemands.Approval : RefundDemands.None)));

    [Test]
    public void Is_denied_above_the_persons_own_limit() =>
        Assert.That(
            Decide(ARefund.Of(500.01m), ARefund.Charge(1_000m), ARefund.AgentLimits),
            Is.EqualTo(new RefundDecision.Denied(DenialReason.AboveOwnLimit, 500m.Eur())));

    [Test]
    public void Is_denied_without_any_policy() => Assert.That(Why(ARefund.Of(1m), ARefund.Charge(), null), Is.EqualTo(DenialReason.NoRight));

    [Test]
    public void Is_denied_for_a_charge_that_is_not_there() => Assert.That(Why(ARefund.Of(1m), null, Any), Is.EqualTo(DenialReason.ChargeNotFound));

    [TestCase(ChargeStatus.Pending, DenialReason.ChargePending)]
    [TestCase(ChargeStatus.Declined, DenialReason.ChargeDeclined)]
    [TestCase(ChargeStatus.Failed, DenialReason.ChargeFailed)]
    [TestCase(ChargeStatus.Voided, DenialReason.ChargeVoided)]
    public void Is_denied_where_no_money_was_taken(ChargeStatus status, DenialReason reason) =>
        Assert.That(Why(ARefund.Of(1m), ARefund.Charge() with { Status = status }), Is.EqualTo(reason));

    [Test]
    public void Is_denied_on_a_disputed_charge() =>
        Assert.That(Why(ARefund.Of(1m), ARefund.Charge() with { Disputed = true }), Is.EqualTo(DenialReason.Disputed));

    [Test]
    public void Is_denied_after_the_gateways_window_with_its_end()
    {
        var charge = ARefund.Charge() with { ChargedOn = ARefund.Now.AddDays(-181), Capabilities = ARefund.Gateway with { RefundWindow = TimeSpan.FromDays(180) } };
        Assert.That(Decide(ARefund.Of(1m), charge), Is.EqualTo(new RefundDecision.Denied(DenialReason.WindowEnded, Date: ARefund.Now.AddDays(-1))));
    }

    [Test]
    public void Is_denied_where_no_adapter_exists() =>
        Assert.That(Why(ARefund.Of(1m), ARefund.Charge() with { Capabilities = null }), Is.EqualTo(DenialReason.GatewayUnavailableForRefund));

    [Test]
    public void Is_denied_when_nothing_is_left() =>
        Assert.That(Why(ARefund.Of(1m), ARefund.Charge(10m).With(10m, RefundStatus.Succeeded)), Is.EqualTo(DenialReason.NothingLeft));

    [TestCase(0, DenialReason.AmountNotPositive)]
    [TestCase(-1, DenialReason.AmountNotPositive)]
    [TestCase(1.001, DenialReason.TooManyDecimals)]
    public void Is_denied_for_an_amount_that_is_none(decimal amount, DenialReason reason) =>
        Assert.That(Why(ARefund.Of(amount), ARefund.Charge()), Is.EqualTo(reason));

    [Test]
    public void Is_a_void_of_the_whole_before_settlement() =>
        Assert.That(
            Decide(ARefund.Of(100m), ARefund.Charge(100m) with { Status = ChargeStatus.Captured }),
            Is.EqualTo(new RefundDecision.Allowed(RefundKind.Void, 100m.Eur())));

    [Test]
    public void Is_denied_in_part_before_settlement() =>
        Assert.That(
            Decide(ARefund.Of(40m), ARefund.Charge(100m) with { Status = ChargeStatus.Captured }),
            Is.EqualTo(new RefundDecision.Denied(DenialReason.OnlyFullBeforeSettlement, 100m.Eur())));

    [Test]
    public void Is_a_refund_before_settlement_where_the_gateway_can()
    {
        var charge = ARefund.Charge(100m) with { Status = ChargeStatus.Captured, Capabilities = ARefund.Gateway with { RefundsBeforeSettlement = true } };
        Assert.That(Decide(ARefund.Of(40m), charge), Is.EqualTo(new RefundDecision.Allowed(RefundKind.Refund, 40m.Eur())));
    }

    [TestCase(ChargeStatus.Settled)]
    [TestCase(ChargeStatus.Captured)]
    public void Is_denied_where_the_gateway_gives_nothing_back_and_can_still_be_paid_out_another_way(ChargeStatus status)
    {
        var charge = ARefund.Charge(100m) with { Status = status, Capabilities = ARefund.Gateway with { Refunds = false, RefundsBeforeSettlement = true, Voids = false } };
        Assert.That(Why(ARefund.Of(40m), charge), Is.EqualTo(DenialReason.NoRefundsAtGateway));
        Assert.That(Decide(ARefund.Of(40m) with { PayOut = PayOut.BankTransfer }, charge), Is.TypeOf<RefundDecision.Allowed>());
    }

    [Test]
    public void Is_denied_without_a_reason() =>
        Assert.That(Why(new RefundRequest(1m, null), ARefund.Charge()), Is.EqualTo(DenialReason.ReasonMissing));

    [Test]
    public void Is_denied_for_a_reason_nobody_knows() =>
        Assert.That(Why(new RefundRequest(1m, 192700017), ARefund.Charge()), Is.EqualTo(DenialReason.ReasonUnknown));

    [Test]
    public void Is_denied_for_other_without_notes() =>
        Assert.That(Why(new RefundRequest(1m, (int)RefundReason.Other, " "), ARefund.Charge()), Is.EqualTo(DenialReason.NotesMissing));

    [Test]
    public void Is_denied_with_notes_longer_than_the_column() =>
        Assert.That(Why(ARefund.Of(1m) with { Notes = new string('x', 2001) }, ARefund.Charge()), Is.EqualTo(DenialReason.NotesTooLong));

    [Test]
    public void Is_denied_with_a_card_number_in_the_notes() =>
        Assert.That(Why(ARefund.Of(1m) with { Notes = "card 4111 1111 1111 1111" }, ARefund.Charge()), Is.EqualTo(DenialReason.FreeTextLooksLikeCardData));

    [Test]
    public void Tells_of_the_missing_right_before_anything_about_the_charge() =>
        Assert.That(Why(ARefund.Of(-1m), ARefund.Charge() with { Disputed = true }, null), Is.EqualTo(DenialReason.NoRight));

    [Test]
    public void Is_never_allowed_above_what_is_left_or_above_the_own_limit()
    {
        var cases = from cents in Gen.Choose(-100, 20_000)
                    from used in Gen.Choose(0, 10_000)
                    from limit in Gen.Choose(0, 20_000)
                    from status in Gen.Elements(Enum.GetValues<RefundStatus>())
                    from charge in Gen.Elements(Enum.GetValues<ChargeStatus>())
                    select (Amount: cents / 100m, Charge: ARefund.Charge(100m).With(used / 100m, status) with { Status = charge }, Limit: limit / 100m);
        Prop.ForAll(cases.ToArbitrary(), it =>
            Decide(ARefund.Of(it.Amount), it.Charge, new(it.Limit, null)) is not RefundDecision.Allowed allowed
            || (allowed.Amount.Amount > 0m && !(allowed.Amount > it.Charge.Balances.Refundable) && allowed.Amount.Amount <= it.Limit)).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Is_offered_only_as_it_would_be_allowed()
    {
        var cases = from used in Gen.Choose(0, 10_000)
                    from limit in Gen.Choose(0, 20_000)
                    from charge in Gen.Elements(Enum.GetValues<ChargeStatus>())
                    select (Charge: ARefund.Charge(100m).With(used / 100m, RefundStatus.Succeeded) with { Status = charge }, Limits: new RefundLimits(limit / 100m, 50m));
        Prop.ForAll(cases.ToArbitrary(), it =>
        {
            var options = RefundRules.Options(it.Charge, it.Limits, ARefund.Euro, ARefund.Now);
            var decision = Decide(ARefund.Of(options.Maximum.Amount), it.Charge, it.Limits);
            return options.Kind is { } kind
                ? decision.Equals(new RefundDecision.Allowed(kind, options.Maximum, options.NeedsApproval ? RefundDemands.Approval : RefundDemands.None))
                : decision is RefundDecision.Denied;
        }).QuickCheckThrowOnFailure();
    }

    private static RefundDecision Decide(RefundRequest request, ChargeForRefund? charge, RefundLimits? limits) => RefundRules.Decide(request, charge, limits, ARefund.Now);

    private static RefundDecision Decide(RefundRequest request, ChargeForRefund charge) => Decide(request, charge, Any);

    private static DenialReason? Why(RefundRequest request, ChargeForRefund? charge, RefundLimits? limits) => (Decide(request, charge, limits) as RefundDecision.Denied)?.Reason;

    private static DenialReason? Why(RefundRequest request, ChargeForRefund charge) => Why(request, charge, Any);
}
