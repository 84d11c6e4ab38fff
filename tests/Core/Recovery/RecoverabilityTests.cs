using CrmPayments.Core.Declines;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Text;
using FsCheck;
using FsCheck.Fluent;

namespace CrmPayments.Tests.Core.Recovery;

public sealed class ARecoverabilityScore
{
    private static readonly Gen<RecoverabilityFacts> Facts =
        from reason in Gen.Elements(Enum.GetValues<DeclineReason>())
        from tries in Gen.Choose(0, 30)
        from flags in Gen.Elements(true, false).ArrayOf(8)
        select new RecoverabilityFacts(reason)
        {
            TriesMade = tries,
            PaidLateBefore = flags[0],
            MethodChanged = flags[1],
            ApprovedLately = flags[2],
            PaydayNear = flags[3],
            SeveralMethodsFail = flags[4],
            AmountUnusual = flags[5],
            Prepaid = flags[6],
            ContactBounces = flags[7],
        };

    [TestCase(DeclineReason.ProcessingError, 0.85)]
    [TestCase(DeclineReason.InsufficientFunds, 0.55)]
    [TestCase(DeclineReason.ExceedsLimit, 0.60)]
    [TestCase(DeclineReason.DoNotHonor, 0.35)]
    [TestCase(DeclineReason.ExpiredCard, 0.30)]
    [TestCase(DeclineReason.LostOrStolen, 0.02)]
    public void Starts_from_the_reason(DeclineReason reason, decimal score) => Assert.That(Recoverability.Of(new(reason)).Value, Is.EqualTo(score));

    [Test]
    public void Falls_by_a_quarter_with_every_try() =>
        Assert.That(Recoverability.Of(new(DeclineReason.ProcessingError) { TriesMade = 2 }).Value, Is.EqualTo(0.48m));

    [Test]
    public void Is_between_its_bounds_with_one_to_three_reasons() => Prop.ForAll(Facts.ToArbitrary(), facts =>
    {
        var score = Recoverability.Of(facts);
        return score.Value is >= 0.01m and <= 0.95m && score.Strongest.Count is >= 1 and <= 3 && score.Strongest.Distinct().Count() == score.Strongest.Count;
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Never_rises_with_a_try_more() => Prop.ForAll(Facts.ToArbitrary(), facts =>
        Recoverability.Of(facts with { TriesMade = facts.TriesMade + 1 }).Value <= Recoverability.Of(facts).Value).QuickCheckThrowOnFailure();

    [Test]
    public void Stays_hopeless_for_a_finished_method_whatever_the_customers_habits() =>
        Assert.That(Recoverability.Of(new(DeclineReason.LostOrStolen) { PaidLateBefore = true, ApprovedLately = true }).Value, Is.LessThanOrEqualTo(0.05m));

    [Test]
    public void Is_explained_by_what_moved_it_most() =>
        Assert.That(Recoverability.Of(new(DeclineReason.DoNotHonor) { PaidLateBefore = true, ApprovedLately = true, ContactBounces = true }).Strongest, Does.Contain(ScoreReason.PaidLateBefore));

    [Test]
    public void Is_told_in_every_language([Values(1033, 3082, 1049, 2052)] int lcid)
    {
        var sentences = Sentences.For(lcid);
        var facts = new RecoverabilityFacts(DeclineReason.InsufficientFunds) { TriesMade = 2 };
        var all = Enum.GetValues<ScoreReason>().Select(reason => sentences.Score(reason, facts)).Concat(Enum.GetValues<RecoveryVerdict>().Select(sentences.Verdict)).Concat(Enum.GetValues<DeclineReason>().Select(sentences.Meaning));
        Assert.That(all, Is.All.Not.Empty.And.All.Not.Contains("{"));
    }

    [TestCase(DeclineReason.GatewayUnavailable, RecoveryVerdict.VeryLikely)]
    [TestCase(DeclineReason.InsufficientFunds, RecoveryVerdict.Likely)]
    [TestCase(DeclineReason.ExpiredCard, RecoveryVerdict.OnceTheCustomerActs)]
    [TestCase(DeclineReason.LostOrStolen, RecoveryVerdict.NotWithThisMethod)]
    [TestCase(DeclineReason.MerchantConfiguration, RecoveryVerdict.OnceWeMendIt)]
    [TestCase(DeclineReason.Duplicate, RecoveryVerdict.BeingChecked)]
    public void Comes_with_one_word(DeclineReason reason, RecoveryVerdict verdict) =>
        Assert.That((RecoveryVerdicts.Of(reason), RecoveryVerdicts.Of(reason, outcomeKnown: false)), Is.EqualTo((verdict, RecoveryVerdict.BeingChecked)));
}
