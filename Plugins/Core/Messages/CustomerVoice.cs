using CrmPayments.Core.Recovery;

namespace CrmPayments.Core.Messages;

/// <summary>
/// The one voice that customers hear: decides for every message whether it leaves, when, and how. Asked when a message is due,
/// not when it is planned, because by then it may be paid, refused or night.
/// </summary>
/// <remarks>Source: practice/recovery.md section 12. Hours and the number a week are the country's, which administrators change.</remarks>
public static class CustomerVoice
{
    /// <summary>So long a person has, before a text speaks to a VIP.</summary>
    public static readonly TimeSpan PersonsTime = TimeSpan.FromDays(1);

    /// <summary>So long a technical problem is not told: mostly it is over by then.</summary>
    public static readonly TimeSpan QuietAboutOurs = TimeSpan.FromDays(1);

    private const int Week = 7;

    // Who is told to act and then pays by the very next try was alarmed for nothing.
    private static readonly TimeSpan BeforeATry = TimeSpan.FromHours(2);
    private static readonly TimeSpan AfterATry = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan WhileTrying = TimeSpan.FromHours(1);

    /// <param name="it">The message.</param>
    /// <param name="reach">How the customer can be reached.</param>
    /// <param name="clock">The customer's.</param>
    /// <param name="sent">When the customer got messages of this module in the last seven days at least, over all cases and channels.</param>
    /// <param name="now">Any offset.</param>
    public static VoiceVerdict Decide(Utterance it, CustomerReach reach, CustomerClock clock, IReadOnlyCollection<DateTimeOffset> sent, DateTimeOffset now)
    {
        if (WhySilent(it, clock, now) is { } silent) return new VoiceVerdict.Silence(silent);
        if (reach.Choose(it.Channel) is not { } channel) return new VoiceVerdict.Silence(reach.IsRefused ? SilenceReason.Refused : SilenceReason.NoAddress);
        if (it.Asked) return new VoiceVerdict.Speak(channel);
        if (it.IsAdvertising && !reach.TakesAdvertising) return new VoiceVerdict.Silence(SilenceReason.Refused);
        return Earlier(it, reach, now) ?? Number(clock, sent, now) ?? Hours(clock, now) ?? new VoiceVerdict.Speak(channel);
    }

    private static SilenceReason? WhySilent(Utterance it, CustomerClock clock, DateTimeOffset now)
    {
        if (it.Kind == MessageKind.Recovered) return it.Standing == CaseStanding.Paid ? null : SilenceReason.NotPaid;
        if (it.Standing == CaseStanding.Paid) return SilenceReason.Paid;
        if (it.Standing == CaseStanding.Changed) return SilenceReason.Changed;
        if (it.IsDemand && it.Standing == CaseStanding.Ended) return SilenceReason.Ended;
        if (it.IsReminder && it.Standing == CaseStanding.Resting) return SilenceReason.Resting;
        if (it.IsDemand && !it.Asked && !MessageWordings.MaySpeak(it.Reason)) return SilenceReason.NotToBeWritten;
        return it.Kind != MessageKind.ServiceEnded && it.Until < clock.Local(now).Date ? SilenceReason.TooLate : null;
    }

    private static VoiceVerdict.Wait? Earlier(Utterance it, CustomerReach reach, DateTimeOffset now)
    {
        if (!it.IsReminder) return null;
        if (it.Standing == CaseStanding.BeingTried) return new(now + WhileTrying, WaitReason.Try);
        if (it.NextTryOn is { } next && next < now + BeforeATry && next + AfterATry > now) return new(next + AfterATry, WaitReason.Try);
        if (reach.IsVip && it.OpenedOn + PersonsTime > now) return new(it.OpenedOn!.Value + PersonsTime, WaitReason.PersonFirst);
        return MessageWordings.Of(it.Reason) == MessageWording.OurSide && it.FailedOn + QuietAboutOurs > now
            ? new(it.FailedOn!.Value + QuietAboutOurs, WaitReason.OurProblem)
            : null;
    }

    private static VoiceVerdict? Number(CustomerClock clock, IReadOnlyCollection<DateTimeOffset> sent, DateTimeOffset now)
    {
        var today = clock.Local(now).Date;
        if (sent.Any(on => clock.Local(on).Date == today)) return Open(clock, clock.At(today.AddDays(1), TimeSpan.Zero), WaitReason.OneADay);

        // The newest ones of a week count; when the oldest of them is a week old, there is room for one more.
        var most = Math.Max(1, clock.Country.MessagesPerWeek);
        var week = sent.Where(on => on.AddDays(Week) > now).OrderByDescending(on => on).Take(most).ToList();
        return week.Count < most ? null : Open(clock, week[week.Count - 1].AddDays(Week), WaitReason.Week);
    }

    private static VoiceVerdict? Hours(CustomerClock clock, DateTimeOffset now) =>
        clock.MayMessage(now) ? null : Open(clock, now, WaitReason.Hours);

    private static VoiceVerdict Open(CustomerClock clock, DateTimeOffset from, WaitReason why) =>
        clock.NextMessageTime(from) is { } open ? new VoiceVerdict.Wait(open, why) : new VoiceVerdict.Silence(SilenceReason.NoHours);
}
