using System.Text.RegularExpressions;
using CrmPayments.Core;
using CrmPayments.Core.Attempts;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Messages;
using CrmPayments.Core.Refunds;
using CrmPayments.Core.Risk;
using CrmPayments.Core.Text;

namespace CrmPayments.Tests.Core.Text;

public sealed class SentencesInEveryLanguage
{
    private static readonly int[] Lcids = [1033, 3082, 1049, 2052];

    [Test]
    public void Have_the_same_keys_with_the_same_placeholders()
    {
        var english = Shape(Language.Of(1033));
        Assert.That(Language.All.Select(Shape), Is.All.EqualTo(english));
    }

    [TestCaseSource(nameof(Lcids))]
    public void Exist_for_every_word_we_could_want(int lcid)
    {
        var sentences = Sentences.For(lcid);
        var all = Enum.GetValues<DenialReason>().Select(it => sentences.Denied(new(it, 1m.Eur(), ARefund.Now)))
            .Concat(Enum.GetValues<DeclineReason>().Select(sentences.Reason))
            .Concat(Enum.GetValues<RefundStatus>().Select(sentences.Status))
            .Concat(Enum.GetValues<RefundStatus>().Select(it => sentences.StatusHeadline(it, cameBack: false)))
            .Concat(Enum.GetValues<CustomerStage>().Select(sentences.Stage))
            .Concat(Enum.GetValues<ProgressState>().Select(sentences.Progress))
            .Concat(Enum.GetValues<RefundDecline>().Select(it => sentences.Result(new RefundResult.Declined(it, DeclineReason.DoNotHonor, "", ""), 1m.Eur())))
            .Concat(Enum.GetValues<FourEyesRefusal>().Select(sentences.FourEyes))
            .Concat(Enum.GetValues<ApprovalStage>().Where(it => it != ApprovalStage.Waiting).Select(it => sentences.Waited(it, 1m.Eur(), ARefund.Now, ARefund.Now.AddDays(7))))
            .Concat(from operation in Enum.GetValues<AttemptOperation>() from outcome in Enum.GetValues<AttemptOutcome>() select sentences.AttemptSubject(operation, outcome, null));
        all = all.Concat(Enum.GetValues<StepUpAnswer>().Where(it => it is not (StepUpAnswer.Right or StepUpAnswer.Wrong or StepUpAnswer.OtherAmount)).Select(it => sentences.StepUp(new(it), 1m.Eur())))
            .Concat(Enum.GetValues<CustomerCheckVerdict>().Select(it => sentences.CustomerCheck(new(it, [], Enum.GetValues<CustomerFact>()))));
        all = all.Concat(new[] { "", "Somebody" }.Select(who => sentences.ConfirmDuplicate(who, 1m.Eur(), TimeSpan.Zero, "RF-1", RefundStatus.Approved)))
            .Concat(Enum.GetValues<DutyConflict>().Select(it => sentences.Conflict(it, "Agents", 1000.5m)))
            .Concat([sentences.DecidingPolicy("Agents"), sentences.DraftWithoutEffect(true), sentences.DraftWithoutEffect(false), sentences.Separation(0), sentences.Separation(2)])
            .Concat([sentences.StepUpRequired(1m.Eur()), sentences.CustomerCheckRequired(1m.Eur()), sentences.LimitBusy()]);
        Assert.That(all, Is.All.Not.Empty.And.All.Not.Contains("{"));
    }

    [TestCase(1033, "Started: gateway events: 2.")]
    [TestCase(3082, "Iniciado: eventos de la pasarela: 2.")]
    [TestCase(1049, "Запущено: события шлюзов: 2.")]
    [TestCase(2052, "已启动：网关事件：2。")]
    public void Are_found_in_the_files_beside_a_language_s_own(int lcid, string sentence) =>
        Assert.That(Sentences.For(lcid).WorkStarted([new("GatewayEvents", 2)]), Is.EqualTo(sentence));

    [TestCase(1033, "At most 1,234.50\u00A0EUR of this charge can still go back.")]
    [TestCase(2057, "At most 1,234.50\u00A0EUR of this charge can still go back.")]
    [TestCase(1031, "At most 1,234.50\u00A0EUR of this charge can still go back.")]
    [TestCase(3082, "De este cobro se pueden devolver como máximo 1.234,50\u00A0EUR.")]
    [TestCase(2058, "De este cobro se pueden devolver como máximo 1.234,50\u00A0EUR.")]
    [TestCase(1049, "По этому платежу можно вернуть не более 1\u00A0234,50\u00A0EUR.")]
    [TestCase(2052, "这笔收款最多还可退1,234.50\u00A0EUR。")]
    public void Write_amounts_as_the_language_does(int lcid, string sentence) =>
        Assert.That(Sentences.For(lcid).Denied(new(DenialReason.AboveWhatIsLeft, 1234.5m.Eur())), Is.EqualTo(sentence));

    [TestCase(1033, "Refunds of this charge were possible until November 20, 2026.")]
    [TestCase(3082, "Este cobro se podía reembolsar hasta el 20 de noviembre de 2026.")]
    [TestCase(1049, "Возврат по этому платежу был возможен до 20 ноября 2026 года.")]
    [TestCase(2052, "这笔收款的退款期限已于2026年11月20日截止。")]
    public void Write_dates_as_the_language_does(int lcid, string sentence) =>
        Assert.That(Sentences.For(lcid).Denied(new(DenialReason.WindowEnded, Date: ARefund.Now)), Is.EqualTo(sentence));

    [Test]
    public void Show_no_decimals_where_the_currency_has_none() =>
        Assert.That(Sentences.For(1033).Amount(new Money(1500m, Currency.Of("JPY"))), Is.EqualTo("1,500\u00A0JPY"));

    [Test]
    public void Tell_of_approval_in_the_options()
    {
        var options = RefundRules.Options(ARefund.Charge(400m), ARefund.AgentLimits, ARefund.Euro, ARefund.Now);
        Assert.That(
            Sentences.For(1033).Options(options),
            Is.EqualTo("Up to 400.00\u00A0EUR can go back. The customer usually has it within 3 to 5 business days. Above 100.00\u00A0EUR another person must approve."));
    }

    [Test]
    public void Explain_before_the_click_all_that_applies()
    {
        var charge = ARefund.Charge(400m) with { Capabilities = ARefund.Gateway with { RefundWindow = TimeSpan.FromDays(21) } };
        var limits = new RefundLimits(500m, 100m) { MaximumPerDay = 1_000m, MaximumPerMonth = 2_000m, StepUpAbove = 200m, CustomerCheckAbove = 50m };
        var options = RefundRules.Options(charge, limits, ARefund.Euro, ARefund.Now, new UsedLimits(Currency.Of("USD"), 100m, 1_400m, 1m));
        Assert.That(Sentences.For(1033).Explanations(options, ARefund.Now), Is.EqualTo(new[]
        {
            "The money goes back to the payment method; the customer usually has it within 3 to 5 business days.",
            "Refunds of this charge are possible until December 1, 2026. Days left: 11.",
            "You may give back at most 500.00\u00A0EUR at once.",
            "Of your limit of 24 hours 900.00\u00A0USD is left.",
            "Of your limit of 30 days 600.00\u00A0USD is left.",
            "Above 100.00\u00A0EUR another person must approve.",
            "Above 200.00\u00A0EUR you need a one-time code.",
            "Above 50.00\u00A0EUR you must first check that you are speaking with the customer.",
        }));
    }

    [Test]
    public void Explain_an_unsettled_charge_with_the_day_from_which_a_part_can_go_back()
    {
        var charge = ARefund.Charge() with { Status = ChargeStatus.Captured, ChargedOn = ARefund.Now.AddHours(-1), Capabilities = ARefund.Gateway with { SettlesWithin = TimeSpan.FromHours(24) } };
        var options = RefundRules.Options(charge, new RefundLimits(500m), ARefund.Euro, ARefund.Now);
        Assert.That(Sentences.For(1033).Explanations(options, ARefund.Now), Is.EqualTo(new[]
        {
            "The charge is not settled yet: it is cancelled as a whole and never reaches the statement.",
            "Only the whole amount, 100.00\u00A0EUR, can go back.",
            "A part can go back after settlement, usually from November 21, 2026.",
            "You may give back at most 500.00\u00A0EUR at once.",
        }));
    }

    [Test]
    public void Explain_first_why_nothing_is_possible()
    {
        var charge = ARefund.Charge() with { Status = ChargeStatus.Captured, Capabilities = ARefund.Gateway with { Voids = false } };
        var options = RefundRules.Options(charge, new RefundLimits(500m), ARefund.Euro, ARefund.Now);
        Assert.That(Sentences.For(1033).Explanations(options, ARefund.Now), Is.EqualTo(new[]
        {
            "This payment gateway can neither cancel nor refund the charge before it is settled. Try again after settlement.",
        }));
    }

    private static IEnumerable<string> Shape(Language language) =>
        language.Texts.Select(text => text.Key + " " + string.Join(",", Regex.Matches(text.Value, @"\{\d\}").Select(it => it.Value).Distinct().Order())).Order(StringComparer.Ordinal).ToList();
}
