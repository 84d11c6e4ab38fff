using CrmPayments.Core;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Risk;

namespace CrmPayments.Tests.Core.Risk;

public sealed class EnteringAOneTimeCode
{
    private static readonly Secret Key = new(new string('k', StepUpCodes.ShortestKey));
    private static readonly DateTimeOffset Now = ARefund.Now;

    [Test]
    public void Is_right_while_it_lives() => Assert.That(Check("123456", [Sent()]).IsRight, Is.True);

    [TestCase(null)]
    [TestCase(" ")]
    public void Is_asked_for_when_there_is_none(string? entered) => Assert.That(Check(entered, [Sent()]).Answer, Is.EqualTo(StepUpAnswer.Missing));

    [Test]
    public void Costs_no_try_when_it_is_no_code() =>
        Assert.That(Check("12345", [Sent()]), Is.EqualTo(new StepUpCheck(StepUpAnswer.Malformed)).And.Property("CostsATry").False);

    [Test]
    public void Says_that_none_was_sent() => Assert.That(Check("123456", []).Answer, Is.EqualTo(StepUpAnswer.NeverSent));

    [Test]
    public void Costs_a_try_when_it_is_wrong()
    {
        var check = Check("654321", [Sent() with { Tries = 1 }]);
        Assert.That((check.Answer, check.CostsATry, check.TriesLeft), Is.EqualTo((StepUpAnswer.Wrong, true, 3)));
    }

    [Test]
    public void Locks_at_the_fifth_wrong_one()
    {
        var check = Check("654321", [Sent() with { Tries = 4 }]);
        Assert.That((check.Answer, check.CostsATry, check.Tries), Is.EqualTo((StepUpAnswer.Locked, true, 5)));
    }

    [TestCase(VerificationStatus.Locked, 5)]
    [TestCase(VerificationStatus.Open, 5)]
    public void Does_not_help_once_it_is_locked(VerificationStatus status, int tries)
    {
        var check = Check("123456", [Sent() with { Status = status, Tries = tries }]);
        Assert.That((check.Answer, check.CostsATry), Is.EqualTo((StepUpAnswer.Locked, false)));
    }

    [TestCase(299, StepUpAnswer.Right)]
    [TestCase(300, StepUpAnswer.Expired)]
    public void Ends_after_five_minutes(int seconds, StepUpAnswer answer) =>
        Assert.That(Check("123456", [Sent()], now: Now.AddSeconds(seconds)).Answer, Is.EqualTo(answer));

    [Test]
    public void Works_once() => Assert.That(Check("123456", [Sent() with { NamedByRefund = true }]).Answer, Is.EqualTo(StepUpAnswer.Used));

    [Test]
    public void Says_so_for_another_amount_and_costs_no_try()
    {
        var check = Check("123456", [Sent()], amount: 81m.Eur());
        Assert.That((check.Answer, check.CostsATry), Is.EqualTo((StepUpAnswer.OtherAmount, false)));
    }

    [Test]
    public void Counts_only_the_newest_code()
    {
        var older = Sent(code: "111111", sentOn: Now.AddMinutes(-1)) with { Status = VerificationStatus.Superseded };
        Assert.Multiple(() =>
        {
            Assert.That(Check("111111", [older, Sent()]).Answer, Is.EqualTo(StepUpAnswer.Wrong));
            Assert.That(Check("123456", [Sent(), older]).IsRight, Is.True);
        });
    }

    [TestCase(29, false)]
    [TestCase(30, true)]
    public void Can_be_asked_for_again_after_thirty_seconds(int seconds, bool possible) =>
        Assert.That(StepUpRules.MaySendOn([Sent()], [], Now.AddSeconds(seconds)) is null, Is.EqualTo(possible));

    [Test]
    public void Can_be_asked_for_five_times_an_hour()
    {
        var five = Enumerable.Range(0, 5).Select(number => Sent(sentOn: Now.AddMinutes(number))).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(StepUpRules.MaySendOn(five.Take(4), [], Now.AddMinutes(10)), Is.Null);
            Assert.That(StepUpRules.MaySendOn(five, [], Now.AddMinutes(10)), Is.EqualTo(Now.AddHours(1)));
            Assert.That(StepUpRules.MaySendOn(five, [], Now.AddHours(1)), Is.Null);
        });
    }

    [TestCase("123456")]
    [TestCase("654321")]
    public void Is_told_from_a_wrong_one_only_when_it_is_compared(string entered)
    {
        var check = StepUpRules.Enter(entered, [Sent()], 80m.Eur(), Key, Now);
        Assert.That((check.Answer, check.CostsATry, check.IsRight), Is.EqualTo((StepUpAnswer.ToCompare, false, false)));
    }

    [Test]
    public void Is_over_when_its_hash_was_emptied_before_it_was_compared()
    {
        var entered = StepUpRules.Enter("123456", [Sent()], 80m.Eur(), Key, Now);
        Assert.That(StepUpRules.Compare(entered.EnteredHash, Sent() with { Hash = "" }, Now).Answer, Is.EqualTo(StepUpAnswer.Expired));
    }

    [TestCase(VerificationStatus.Open, false, VerificationStatus.Expired)]
    [TestCase(VerificationStatus.Open, true, VerificationStatus.Used)]
    [TestCase(VerificationStatus.Locked, false, VerificationStatus.Locked)]
    [TestCase(VerificationStatus.Superseded, false, VerificationStatus.Superseded)]
    public void Ends_as_what_became_of_it(VerificationStatus status, bool used, VerificationStatus end) =>
        Assert.That(StepUpRules.StatusAtEnd(status, used), Is.EqualTo(end));

    /// <summary>Enters the code, and compares it where that can be done.</summary>
    private static StepUpCheck Check(string? entered, IEnumerable<SentCode> sent, Money? amount = null, DateTimeOffset? now = null)
    {
        var check = StepUpRules.Enter(entered, sent, amount ?? 80m.Eur(), Key, now ?? Now);
        return check.Answer == StepUpAnswer.ToCompare ? StepUpRules.Compare(check.EnteredHash, check.Code!, now ?? Now) : check;
    }

    private static SentCode Sent(string code = "123456", DateTimeOffset? sentOn = null)
    {
        var binding = new StepUpBinding(new Guid("10000000-0000-0000-0000-000000000001"), new Guid("20000000-0000-0000-0000-000000000001"), new Guid("30000000-0000-0000-0000-000000000001"), 80m.Eur());
        var on = sentOn ?? Now;
        return new(binding, StepUpCodes.Hash(Key, binding, code), on, on + StepUpRules.Lifetime, 0, VerificationStatus.Open, false);
    }
}
