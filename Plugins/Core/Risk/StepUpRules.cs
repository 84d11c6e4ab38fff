using CrmPayments.Core.Gateways;
using CrmPayments.Core.Gateways.Http;

namespace CrmPayments.Core.Risk;

/// <summary>When a one-time code may be sent, and when an entered one counts. Pure: the caller holds the charge's lock.</summary>
public static class StepUpRules
{
    public const int MostTries = 5;
    /// <summary>To one user for one charge.</summary>
    public const int MostAnHour = 5;

    /// <summary>To one user for all charges: who tries codes out does not get more tries from more charges.</summary>
    public const int MostAnHourInAll = 15;

    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan BetweenTwo = TimeSpan.FromSeconds(30);
    public static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>When another code may be sent for the charge to the user.</summary>
    /// <param name="sent">Codes of this user for this charge, at least of the last hour; any order.</param>
    /// <param name="inAll">When codes were sent to this user for any charge, at least those of the last hour; any order.</param>
    /// <returns>Null: now.</returns>
    public static DateTimeOffset? MaySendOn(IEnumerable<SentCode> sent, IEnumerable<DateTimeOffset> inAll, DateTimeOffset now)
    {
        var times = sent.Select(code => code.SentOn).ToList();
        return RateLimit.FreeOn(times, MostAnHour, Hour, now) ?? RateLimit.FreeOn(inAll, MostAnHourInAll, Hour, now) ?? RateLimit.FreeOn(times, 1, BetweenTwo, now);
    }

    /// <summary>Whether an entered code can be the one that was sent. Only the newest code counts. Tells nothing of whether it is right.</summary>
    /// <param name="entered">As it was typed; null or blank: none.</param>
    /// <param name="sent">Codes of this user for this charge, at least of the last hour; any order.</param>
    /// <param name="amount">What is to be refunded.</param>
    /// <param name="key">The key its hash was made with; empty is enough where no code was entered.</param>
    public static StepUpCheck Enter(string? entered, IEnumerable<SentCode> sent, Money amount, Secret key, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(entered)) return new(StepUpAnswer.Missing);
        if (StepUpCodes.Read(entered!) is not { } code) return new(StepUpAnswer.Malformed);
        if (Newest(sent) is not { } newest) return new(StepUpAnswer.NeverSent);
        return Ended(newest, now) is { } why ? new(why, newest, newest.Tries)
            : newest.Binding.Amount != amount ? new(StepUpAnswer.OtherAmount, newest, newest.Tries)
            : new(StepUpAnswer.ToCompare, newest, newest.Tries) { EnteredHash = StepUpCodes.Hash(key, newest.Binding, code) };
    }

    /// <summary>Whether what was entered is the code, once it can no longer be taken back that it was entered.</summary>
    /// <param name="enteredHash">As <see cref="StepUpCheck.EnteredHash"/> had it.</param>
    /// <param name="code">As it is kept now.</param>
    /// <param name="enteredOn">When it was entered, not when it is compared: a slow job costs nobody their code.</param>
    public static StepUpCheck Compare(string enteredHash, SentCode code, DateTimeOffset enteredOn)
    {
        if (code.Hash.Length == 0) return new(StepUpAnswer.Expired, code, code.Tries);
        if (Ended(code, enteredOn) is { } why) return new(why, code, code.Tries);
        return ConstantTime.AreEqual(enteredHash, code.Hash)
            ? new(StepUpAnswer.Right, code, code.Tries)
            : new(code.Tries + 1 >= MostTries ? StepUpAnswer.Locked : StepUpAnswer.Wrong, code, code.Tries + 1);
    }

    /// <summary>What a code is when its time is over.</summary>
    /// <param name="status">As recorded.</param>
    /// <param name="namedByRefund">A refund was asked with it.</param>
    public static VerificationStatus StatusAtEnd(VerificationStatus status, bool namedByRefund) =>
        namedByRefund ? VerificationStatus.Used : status == VerificationStatus.Open ? VerificationStatus.Expired : status;

    private static SentCode? Newest(IEnumerable<SentCode> sent) =>
        sent.Where(code => code.Status != VerificationStatus.Superseded).OrderByDescending(code => code.SentOn).FirstOrDefault();

    private static StepUpAnswer? Ended(SentCode code, DateTimeOffset now) =>
        code.NamedByRefund || code.Status == VerificationStatus.Used ? StepUpAnswer.Used
        : code.Status == VerificationStatus.Locked || code.Tries >= MostTries ? StepUpAnswer.Locked
        : code.Status != VerificationStatus.Open || now >= code.ExpiresOn ? StepUpAnswer.Expired
        : null;
}
