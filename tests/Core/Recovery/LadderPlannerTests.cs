using CrmPayments.Core.Declines;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Text;

namespace CrmPayments.Tests.Core.Recovery;

public sealed class PlanningTheNextStep
{
    [TestCase(DeclineReason.InsufficientFunds, "Thu 26 Nov 15:01|Mon 30 Nov 06:00|Sat 5 Dec 06:01|Sat 12 Dec 06:01", Description = "two days, payday, five and seven days")]
    [TestCase(DeclineReason.ExceedsLimit, "Wed 25 Nov 06:02|Sat 28 Nov 06:02|Tue 1 Dec 06:04", Description = "next day's first hour, three days, first of the month")]
    [TestCase(DeclineReason.ProcessingError, "Tue 24 Nov 15:08|Tue 24 Nov 15:38|Tue 24 Nov 17:39|Tue 24 Nov 23:41|Thu 26 Nov 06:00|Sat 28 Nov 06:03")]
    [TestCase(DeclineReason.IssuerUnavailable, "Tue 24 Nov 15:17|Tue 24 Nov 16:20|Tue 24 Nov 22:25|Thu 26 Nov 06:00|Sun 29 Nov 06:00")]
    [TestCase(DeclineReason.LostOrStolen, "")]
    [TestCase(DeclineReason.ExpiredCard, "")]
    [TestCase(DeclineReason.UnauthorisedClaimed, "")]
    public void Follows_the_ladder_of_the_reason(DeclineReason reason, string tries)
    {
        var planned = Planned(ACase.RetriesOf(reason)).Select(step => step.On.ToString("ddd d MMM HH:mm", System.Globalization.CultureInfo.InvariantCulture));
        Assert.That(string.Join('|', planned), Is.EqualTo(tries));
    }

    [Test]
    public void Explains_itself_in_one_sentence()
    {
        var second = Planned(ACase.RetriesOf(DeclineReason.InsufficientFunds)).ElementAt(1);
        Assert.That(Sentences.For(1033).Next(second), Is.EqualTo("Next try Mon 30 Nov 06:00, after payday; 2 of 4; Visa allows 13 more"));
    }

    [Test]
    public void Waits_while_a_try_is_on_its_way() =>
        Assert.That(LadderPlanner.Next(ACase.Of(DeclineReason.InsufficientFunds) with { TryUnderWay = true }, ACase.Failed), Is.InstanceOf<NextStep.Wait>());

    [Test]
    public void Follows_the_advice_of_the_network_instead_of_the_first_wait()
    {
        var advised = ACase.RetriesOf(DeclineReason.InsufficientFunds) with { Network = PaymentNetwork.Mastercard, Tries = [ACase.Declined(ACase.Failed, code: "51", advice: "27")] };
        Assert.That(Planned(advised).First().On.UtcDateTime, Is.EqualTo(ACase.Failed.AddDays(4).UtcDateTime).Within(TimeSpan.FromMinutes(5)));
    }

    [Test]
    public void Gives_technical_failures_a_budget_of_their_own()
    {
        var funds = ACase.RetriesOf(DeclineReason.InsufficientFunds);
        var afterOne = funds with { Done = [new(20, RecoveryAction.Retry, ACase.Failed.AddDays(2))], TriesMade = 1, LastResultOn = ACase.Failed.AddDays(2), Reason = DeclineReason.ProcessingError };
        Assert.That(Planned(afterOne).Count(), Is.EqualTo(6));
    }

    [Test]
    public void Tries_the_backup_method_at_once_when_the_first_is_finished()
    {
        var stolen = ACase.RetriesOf(DeclineReason.LostOrStolen) with { Backup = new BackupMethod(PaymentNetwork.Mastercard, []) };
        var next = (NextStep.Planned)LadderPlanner.Next(stolen, ACase.Failed);
        Assert.That((next.WithBackup, next.On - ACase.Failed < TimeSpan.FromMinutes(6)), Is.EqualTo((true, true)));
    }

    [Test]
    public void Never_tries_where_the_gateway_tries_by_itself() =>
        Assert.That(Planned(ACase.Of(DeclineReason.InsufficientFunds) with { GatewayRetries = true }).Select(step => step.Action), Has.None.EqualTo(RecoveryAction.Retry));

    [Test]
    public void Ends_a_policy_without_steps_with_a_person()
    {
        var empty = ACase.Of(DeclineReason.InsufficientFunds) with { Policy = new RecoveryPolicy { EndAction = EndAction.CancelNow } };
        var end = (NextStep.End)LadderPlanner.Next(empty, ACase.Failed);
        Assert.That((end.Action, end.Because.Single().Code), Is.EqualTo((EndAction.Task, PlanReasonCode.NoSteps)));
    }

    [Test]
    public void Ends_nobodys_service_for_what_is_ours_to_mend() =>
        Assert.That(((NextStep.End)LadderPlanner.Forecast(ACase.Of(DeclineReason.MerchantConfiguration), ACase.Failed)[^1]).Action, Is.EqualTo(EndAction.Task));

    private static IEnumerable<NextStep.Planned> Planned(LadderSituation situation) => LadderPlanner.Forecast(situation, ACase.Failed).OfType<NextStep.Planned>();
}
