using CrmPayments.Core.Declines;
using CrmPayments.Core.Messages;
using CrmPayments.Core.Recovery;
using FsCheck;
using FsCheck.Fluent;

namespace CrmPayments.Tests.Core.Messages;

/// <summary>Whether, when and how a customer is written to.</summary>
public sealed class CustomerVoiceTests
{
    // A Wednesday, 10:00 in Bogotá.
    private static readonly DateTimeOffset Now = new(2026, 11, 18, 15, 0, 0, TimeSpan.Zero);
    private static readonly CustomerReach ByEmail = new() { Known = [Channel.Email] };

    private static CustomerClock Bogota => Clock("America/Bogota", "CO");

    [Test]
    public void Speaks_when_nothing_speaks_against_it() => Assert.That(Decide(Notice()), Is.EqualTo(new VoiceVerdict.Speak(Channel.Email)));

    [TestCase(MessageKind.FailureNotice)]
    [TestCase(MessageKind.Reminder)]
    [TestCase(MessageKind.LastReminder)]
    [TestCase(MessageKind.Offer)]
    [TestCase(MessageKind.Link)]
    [TestCase(MessageKind.ServiceEnded)]
    public void Stops_at_once_on_payment(MessageKind kind) => Assert.That(Decide(Notice(kind) with { Standing = CaseStanding.Paid }), Is.EqualTo(Silence(SilenceReason.Paid)));

    [Test]
    public void Thanks_for_what_was_paid_and_for_nothing_else() => Assert.Multiple(() =>
    {
        Assert.That(Decide(Notice(MessageKind.Recovered) with { Standing = CaseStanding.Paid }), Is.EqualTo(new VoiceVerdict.Speak(Channel.Email)));
        Assert.That(Decide(Notice(MessageKind.Recovered)), Is.EqualTo(Silence(SilenceReason.NotPaid)));
    });

    [Test]
    public void Reminds_of_nothing_while_a_pause_a_promise_or_an_offer_holds() => Assert.Multiple(() =>
    {
        Assert.That(Decide(Notice(MessageKind.Reminder) with { Standing = CaseStanding.Resting }), Is.EqualTo(Silence(SilenceReason.Resting)));
        Assert.That(Decide(Notice(MessageKind.Offer) with { Standing = CaseStanding.Resting }), Is.EqualTo(new VoiceVerdict.Speak(Channel.Email)));
    });

    [TestCase(DeclineReason.UnauthorisedClaimed)]
    [TestCase(DeclineReason.CustomerStopped)]
    public void Never_asks_who_must_not_be_asked(DeclineReason reason) => Assert.That(Decide(Notice() with { Reason = reason }), Is.EqualTo(Silence(SilenceReason.NotToBeWritten)));

    [Test]
    public void Waits_for_the_morning_of_the_customer_not_ours()
    {
        var late = new DateTimeOffset(2026, 11, 19, 2, 30, 0, TimeSpan.Zero);
        Assert.That(Decide(Notice(), now: late), Is.EqualTo(Wait(Bogota.At(new DateTime(2026, 11, 19), TimeSpan.FromHours(Bogota.Country.MessagesFrom)), WaitReason.Hours)));
    }

    [Test]
    public void Keeps_silent_on_Sundays_and_holidays()
    {
        var sunday = new DateTimeOffset(2026, 12, 6, 15, 0, 0, TimeSpan.Zero);
        var until = (VoiceVerdict.Wait)Decide(Notice(), now: sunday);
        Assert.That(Bogota.Local(until.Until).Date, Is.EqualTo(new DateTime(2026, 12, 7)));
        var immaculate = (VoiceVerdict.Wait)Decide(Notice(), now: sunday.AddDays(2));
        Assert.That(Bogota.Local(immaculate.Until).Date, Is.EqualTo(new DateTime(2026, 12, 9)), "December 8 is a holiday in Colombia");
    }

    [Test]
    public void Speaks_once_a_day() => Assert.That(((VoiceVerdict.Wait)Decide(Notice(), sent: Now.AddHours(-1))).Why, Is.EqualTo(WaitReason.OneADay));

    [Test]
    public void Speaks_three_times_in_seven_days()
    {
        var wait = (VoiceVerdict.Wait)Decide(Notice(), null, null, Now.AddDays(-6), Now.AddDays(-3), Now.AddDays(-1));
        Assert.That(wait, Is.EqualTo(Wait(Bogota.Local(Now.AddDays(1)), WaitReason.Week)));
        Assert.That(Decide(Notice(), null, Now.AddDays(1), Now.AddDays(-6), Now.AddDays(-3), Now.AddDays(-1)), Is.EqualTo(new VoiceVerdict.Speak(Channel.Email)));
    }

    [Test]
    public void Answers_who_has_just_asked_at_any_hour_but_not_against_their_will()
    {
        var night = new DateTimeOffset(2026, 11, 19, 4, 0, 0, TimeSpan.Zero);
        Assert.Multiple(() =>
        {
            Assert.That(Decide(Notice(MessageKind.Link) with { Asked = true }, now: night, sent: night.AddHours(-1)), Is.EqualTo(new VoiceVerdict.Speak(Channel.Email)));
            Assert.That(Decide(Notice(MessageKind.Link) with { Asked = true }, ByEmail with { Refused = [Channel.Email] }), Is.EqualTo(Silence(SilenceReason.Refused)));
        });
    }

    [Test]
    public void Leaves_the_first_word_to_a_VIP_to_a_person()
    {
        var notice = Notice() with { OpenedOn = Now.AddHours(-1) };
        Assert.That(Decide(notice, ByEmail with { IsVip = true }), Is.EqualTo(Wait(Now.AddHours(23), WaitReason.PersonFirst)));
        Assert.That(Decide(notice, ByEmail with { IsVip = true }, Now.AddDays(1)), Is.EqualTo(new VoiceVerdict.Speak(Channel.Email)));
    }

    [Test]
    public void Says_nothing_for_a_day_of_a_problem_that_is_ours() =>
        Assert.That(Decide(Notice() with { Reason = DeclineReason.GatewayUnavailable, FailedOn = Now.AddHours(-2) }), Is.EqualTo(Wait(Now.AddHours(22), WaitReason.OurProblem)));

    [Test]
    public void Waits_for_a_try_that_may_make_the_message_needless() => Assert.Multiple(() =>
    {
        Assert.That(Decide(Notice() with { Standing = CaseStanding.BeingTried }), Is.EqualTo(Wait(Now.AddHours(1), WaitReason.Try)));
        Assert.That(Decide(Notice() with { NextTryOn = Now.AddMinutes(50) }), Is.EqualTo(Wait(Now.AddMinutes(80), WaitReason.Try)));
        Assert.That(Decide(Notice() with { NextTryOn = Now.AddDays(2) }), Is.EqualTo(new VoiceVerdict.Speak(Channel.Email)));
    });

    [Test]
    public void Takes_another_way_that_is_open_and_allowed()
    {
        var reach = new CustomerReach { Known = [Channel.Email, Channel.Sms], Refused = [Channel.Email], Carried = [Channel.Email, Channel.Sms] };
        Assert.Multiple(() =>
        {
            Assert.That(Decide(Notice(), reach), Is.EqualTo(new VoiceVerdict.Speak(Channel.Sms)));
            Assert.That(Decide(Notice(), reach with { Carried = [Channel.Email] }), Is.EqualTo(Silence(SilenceReason.Refused)), "no flow sends text messages");
            Assert.That(Decide(Notice(), new CustomerReach()), Is.EqualTo(Silence(SilenceReason.NoAddress)));
        });
    }

    [Test]
    public void Offers_a_better_price_only_to_who_takes_advertising()
    {
        var offer = Notice(MessageKind.Offer) with { IsAdvertising = true };
        Assert.Multiple(() =>
        {
            Assert.That(Decide(offer, ByEmail with { TakesAdvertising = false }), Is.EqualTo(Silence(SilenceReason.Refused)));
            Assert.That(Decide(offer with { Asked = true }, ByEmail with { TakesAdvertising = false }), Is.EqualTo(new VoiceVerdict.Speak(Channel.Email)), "as a reply it may");
        });
    }

    [Test]
    public void Says_nothing_whose_day_is_over() => Assert.That(Decide(Notice(MessageKind.ChargeComing) with { Standing = CaseStanding.NoDebt, Until = new DateTime(2026, 11, 17) }), Is.EqualTo(Silence(SilenceReason.TooLate)));

    /// <summary>However messages come, a customer gets at most one a day and three in seven days, never out of hours, and each ends.</summary>
    [Test]
    public void Keeps_hours_and_numbers_however_messages_come() => Prop.ForAll(
        ArbMap.Default.ArbFor<PositiveInt[]>(),
        Gen.Elements("CO", "US", "ES", "RU", "CN", "").ToArbitrary(),
        Gen.Elements("America/Bogota", "America/New_York", "Europe/Madrid", "Asia/Vladivostok", "Pacific/Auckland", "").ToArbitrary(),
        (gaps, country, zone) =>
        {
            var clock = Clock(zone, country);
            var sent = new List<DateTimeOffset>();
            var now = Now;
            foreach (var gap in gaps.Take(30))
            {
                now = now.AddMinutes(gap.Get % 2000);
                if (Deliver(Notice(), clock, sent, now) is not { } on) return false;
                sent.Add(now = on);
            }

            return sent.All(clock.MayMessage)
                && sent.GroupBy(on => clock.Local(on).Date).All(day => day.Count() == 1)
                && sent.All(on => sent.Count(other => other <= on && other > on.AddDays(-7)) <= clock.Country.MessagesPerWeek);
        }).QuickCheckThrowOnFailure();

    /// <summary>A wait is always later than now, so that a message never circles.</summary>
    [Test]
    public void Always_waits_for_something_to_come() => Prop.ForAll(
        ArbMap.Default.ArbFor<Tuple<NonNegativeInt, NonNegativeInt, NonNegativeInt>>(),
        Gen.Elements(Enum.GetValues<MessageKind>()).ToArbitrary(),
        Gen.Elements(Enum.GetValues<CaseStanding>()).ToArbitrary(),
        (minutes, kind, standing) =>
        {
            var now = Now.AddMinutes(minutes.Item1.Get % 20000);
            var it = new Utterance(kind, Channel.Email, standing) { OpenedOn = now.AddMinutes(-(minutes.Item2.Get % 3000)), NextTryOn = now.AddMinutes((minutes.Item3.Get % 400) - 200), FailedOn = now, Reason = DeclineReason.ProcessingError };
            return CustomerVoice.Decide(it, ByEmail with { IsVip = true }, Bogota, [now.AddHours(-3)], now) is not VoiceVerdict.Wait wait || wait.Until > now;
        }).QuickCheckThrowOnFailure();

    private static DateTimeOffset? Deliver(Utterance it, CustomerClock clock, IReadOnlyCollection<DateTimeOffset> sent, DateTimeOffset now)
    {
        for (var look = 0; look < 50; look++)
        {
            if (CustomerVoice.Decide(it, ByEmail, clock, sent, now) is not VoiceVerdict.Wait wait) return now;
            now = wait.Until;
        }

        return null;
    }

    private static VoiceVerdict Decide(Utterance it, CustomerReach? reach = null, DateTimeOffset? now = null, params DateTimeOffset[] sent) =>
        CustomerVoice.Decide(it, reach ?? ByEmail, Bogota, sent, now ?? Now);

    private static Utterance Notice(MessageKind kind = MessageKind.FailureNotice) => new(kind, Channel.Email, CaseStanding.Open) { Reason = DeclineReason.InsufficientFunds };

    private static VoiceVerdict.Wait Wait(DateTimeOffset until, WaitReason why) => new(until, why);

    private static VoiceVerdict.Silence Silence(SilenceReason why) => new(why);

    private static CustomerClock Clock(string zone, string country) => CustomerClock.For(new CustomerPlace(zone, country), CountryRules.Default);
}
