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
        Assert.That(all, Is.All.Not.Empty.And.All.Not.Contains("{"));
    }

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

    private static IEnumerable<string> Shape(Language language) =>
        language.Texts.Select(text => text.Key + " " + string.Join(",", Regex.Matches(text.Value, @"\{\d\}").Select(it => it.Value).Distinct().Order())).Order(StringComparer.Ordinal).ToList();
}
