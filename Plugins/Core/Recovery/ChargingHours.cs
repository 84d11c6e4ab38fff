using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Recovery;

/// <summary>At which time of which day a charge is tried.</summary>
/// <remarks>Source: practice/recovery.md section 8, "When in the day".</remarks>
internal readonly struct ChargingHours(LadderSituation situation, PaymentNetwork network, RecoveryStep step)
{
    // Another hour is at least so far from the one that failed.
    private const int OtherHour = 3;

    // Spreads the tries of one batch, so that an issuer does not get them all at once; a process must not run past the last hour either.
    private const int JitterSeconds = 300;

    private static readonly TimeSpan Day = TimeSpan.FromHours(24);

    /// <summary>The first time that the step's timing means.</summary>
    /// <param name="verdict">What the network says now.</param>
    /// <param name="now">The time of planning.</param>
    /// <param name="because">Gets the reasons.</param>
    public DateTimeOffset First(TryVerdict verdict, DateTimeOffset now, List<PlanReason> because)
    {
        var advised = verdict.Rule == TryRule.AdviceWait ? verdict.NotBefore : null;
        if (advised is not null) because.Add(new(PlanReasonCode.NetworkAdvice) { Text = verdict.Code });
        var offset = advised is not null && step.Timing == StepTiming.NetworkAdvice ? advised.Value : Offset;
        var earliest = Bounds.AfterAHold(situation, Bounds.Later(now, Bounds.Later(offset, verdict.NotBefore ?? now)), because);
        if (IsUrgent) because.Add(new(PlanReasonCode.Technical));
        return Open(Timed(earliest, because), because);
    }

    /// <summary>The first allowed time from an instant on, with the case's own minutes.</summary>
    public DateTimeOffset Open(DateTimeOffset from, List<PlanReason> because)
    {
        var at = IsUrgent ? situation.Clock.Local(from) : InHours(from, because);
        return at.AddSeconds(Spread.Below(JitterSeconds, situation.Seed, step.Number));
    }

    // A system that was down is tried at the hour it is: what was charged a minute ago wakes nobody a second time.
    private bool IsUrgent => step.Offset < Day && DeclineMeanings.ClassOf(situation.Reason) == DeclineClass.Technical;

    // "After midnight of the next day" is the first hour of the day on which the offset ends.
    private DateTimeOffset Offset => step.Timing == StepTiming.DayStart
        ? situation.Clock.At(situation.Clock.Local(situation.LastResultOn + step.Offset).Date, Opens)
        : situation.LastResultOn + step.Offset;

    private DateTimeOffset Timed(DateTimeOffset earliest, List<PlanReason> because) => step.Timing switch
    {
        StepTiming.NextPayday => AtPayday(earliest, because),
        StepTiming.OtherHourAndWeekday => AtOtherHour(earliest, because),
        StepTiming.FirstOfNextMonth => AtFirst(earliest, because),
        _ => earliest,
    };

    private DateTimeOffset AtPayday(DateTimeOffset earliest, List<PlanReason> because)
    {
        var clock = situation.Clock;
        if (clock.NextPayday(clock.Local(earliest).Date, situation.LearnedPaydays) is not { } payday) return earliest;
        because.Add(new(payday.IsLearned ? PlanReasonCode.LearnedPayday : PlanReasonCode.AfterPayday) { Day = payday.Day });
        return Bounds.Later(earliest, clock.At(payday.Day, Opens));
    }

    private DateTimeOffset AtFirst(DateTimeOffset earliest, List<PlanReason> because)
    {
        because.Add(new(PlanReasonCode.FirstOfMonth));
        var local = situation.Clock.Local(earliest);
        if (local.Day == 1) return Bounds.Later(earliest, situation.Clock.At(local.Date, Opens));
        return situation.Clock.At(new DateTime(local.Year, local.Month, 1).AddMonths(1), Opens);
    }

    private DateTimeOffset AtOtherHour(DateTimeOffset earliest, List<PlanReason> because)
    {
        var failed = situation.Clock.Local(situation.LastResultOn);
        var hour = HourAwayFrom(failed.Hour);
        because.Add(new(PlanReasonCode.OtherHour));
        var date = situation.Clock.Local(earliest).Date;
        for (var day = 0; day < 3; day++)
        {
            var at = situation.Clock.At(date.AddDays(day), TimeSpan.FromHours(hour));
            if (at >= earliest && at.DayOfWeek != failed.DayOfWeek) return at;
        }

        return earliest;
    }

    private int HourAwayFrom(int failed)
    {
        var policy = situation.Policy;
        var hours = new List<int>();
        for (var hour = policy.HourFrom; hour < policy.HourTo; hour++)
        {
            if (Math.Abs(hour - failed) >= OtherHour) hours.Add(hour);
        }

        return hours.Count == 0 ? policy.HourFrom : hours[Spread.Below(hours.Count, situation.Seed, step.Number)];
    }

    private DateTimeOffset InHours(DateTimeOffset from, List<PlanReason> because)
    {
        var at = situation.Clock.Local(from);
        if (at.TimeOfDay < Opens) at = Moved(situation.Clock.At(at.Date, Opens), because, PlanReasonCode.ChargingHours);
        else if (at.TimeOfDay >= Closes) at = Moved(situation.Clock.At(at.Date.AddDays(1), Opens), because, PlanReasonCode.ChargingHours);
        if (!network.IsBankDebit() || situation.Clock.Country.IsBankDay(at.Date)) return at;
        return Moved(situation.Clock.At(situation.Clock.NextBankDay(at.Date), Opens), because, PlanReasonCode.BankHoliday);
    }

    private static DateTimeOffset Moved(DateTimeOffset at, List<PlanReason> because, PlanReasonCode code)
    {
        because.Add(new(code));
        return at;
    }

    private TimeSpan Opens => TimeSpan.FromHours(situation.Policy.HourFrom);

    private TimeSpan Closes => TimeSpan.FromHours(situation.Policy.HourTo) - TimeSpan.FromSeconds(JitterSeconds);
}
