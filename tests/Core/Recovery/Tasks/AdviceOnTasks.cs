using CrmPayments.Core.Declines;
using CrmPayments.Core.Recovery.Tasks;
using CrmPayments.Core.Text;

namespace CrmPayments.Tests.Core.Recovery.Tasks;

/// <summary>The suggested next step joins the reason, a sentence and a command (C43).</summary>
internal sealed class AdviceOnTasks
{
    private static IEnumerable<DeclineReason?> Reasons => Enum.GetValues<DeclineReason>().Cast<DeclineReason?>().Append(null);

    private static IEnumerable<SetupProblem?> Problems => Enum.GetValues<SetupProblem>().Cast<SetupProblem?>().Append(null);

    [Test]
    public void Is_a_sentence_in_every_language_for_whatever_happened([Values] TaskKind kind, [Values(1033, 3082, 1049, 2052)] int language)
    {
        var texts = Sentences.For(language);
        foreach (var reason in Reasons)
        {
            foreach (var problem in Problems) Assert.That(texts.Advice(TaskAdvice.For(kind, reason, problem)), Is.Not.Empty);
        }
    }

    [TestCase(DeclineReason.LostOrStolen)]
    [TestCase(DeclineReason.MandateRevoked)]
    [TestCase(DeclineReason.CustomerStopped)]
    [TestCase(DeclineReason.UnauthorisedClaimed)]
    [TestCase(DeclineReason.AccountClosed)]
    public void Is_never_to_try_a_finished_method_again(DeclineReason reason) =>
        Assert.That(TaskAdvice.For(TaskKind.AllAttemptsFailed, reason, null).Action, Is.Not.EqualTo(SuggestedAction.RetryNow));

    [TestCase(DeclineReason.Duplicate, TaskKind.AllAttemptsFailed)]
    [TestCase(DeclineReason.ProcessingError, TaskKind.OutcomeUnknown)]
    public void Is_to_look_before_anything_else_where_the_money_may_have_moved(DeclineReason reason, TaskKind kind) =>
        Assert.That(TaskAdvice.For(kind, reason, null), Is.EqualTo(new TaskAdvice("LookUp", SuggestedAction.Wait)));

    [Test]
    public void Never_says_that_a_card_was_stolen_or_why_the_bank_refused([Values(1033)] int language)
    {
        var told = Sentences.For(language).Advice(TaskAdvice.For(TaskKind.AllAttemptsFailed, DeclineReason.LostOrStolen, null));
        Assert.That(told, Does.Not.Contain("stolen").And.Not.Contain("lost"));
    }
}
