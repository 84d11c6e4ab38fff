namespace CrmPayments.Core.Risk;

/// <summary>Is the person who asks the customer? Answers are compared with what is known, and forgotten.</summary>
public static class CustomerChecks
{
    /// <summary>At least so many facts must match, and none may be wrong.</summary>
    public const int Needed = 2;

    public const int MostFailuresAnHour = 5;

    /// <summary>How long a check counts for the user who made it and the charge.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(30);

    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    // A number is as long as its last ten digits: before them come a country's code or the digit dialled inside of one.
    private const int LongestPhone = 10, ShortestPhone = 7;

    /// <summary>Compares answers with what is known.</summary>
    /// <param name="answers">As they were typed; blank ones were not asked.</param>
    /// <param name="known">What the CRM has; a fact may have several values (two phone numbers), or none.</param>
    public static CustomerCheckResult Compare(IReadOnlyDictionary<CustomerFact, string?> answers, IReadOnlyDictionary<CustomerFact, IReadOnlyList<string>> known)
    {
        var asked = answers.Where(answer => !string.IsNullOrWhiteSpace(answer.Value)).Select(answer => answer.Key).OrderBy(fact => fact).ToList();
        if (asked.Contains(CustomerFact.LastFour) && PlainText.Digits(answers[CustomerFact.LastFour]!).Length > 4) return Refused(CustomerCheckVerdict.MoreThanLastFour);
        if (asked.Count < Needed) return Refused(CustomerCheckVerdict.TooFewAsked);
        var compared = asked.Where(fact => Comparable(fact, known).Any()).ToList();
        var matching = compared.Where(fact => Comparable(fact, known).Any(value => Matches(fact, answers[fact]!, value))).ToList();

        // A single answer that can be compared is not judged, right or wrong: it could be tried until it is right.
        var verdict = compared.Count < Needed ? CustomerCheckVerdict.TooFewKnown
            : matching.Count < compared.Count ? CustomerCheckVerdict.NotMatched
            : CustomerCheckVerdict.Matched;
        return new(verdict, asked, matching);
    }

    /// <summary>When a charge's customer may be asked again.</summary>
    /// <param name="failures">When answers for this charge did not match, whoever asked; at least those of the last hour.</param>
    /// <returns>Null: now.</returns>
    public static DateTimeOffset? MayAskOn(IEnumerable<DateTimeOffset> failures, DateTimeOffset now) => RateLimit.FreeOn(failures, MostFailuresAnHour, Hour, now);

    private static CustomerCheckResult Refused(CustomerCheckVerdict verdict) => new(verdict, [], []);

    private static IEnumerable<string> Comparable(CustomerFact fact, IReadOnlyDictionary<CustomerFact, IReadOnlyList<string>> known) =>
        known.TryGetValue(fact, out var values) ? values.Where(value => Plain(fact, value).Length >= (fact == CustomerFact.Phone ? ShortestPhone : 1)) : [];

    private static bool Matches(CustomerFact fact, string answer, string known)
    {
        var given = Plain(fact, answer);
        var stored = Plain(fact, known);
        return fact == CustomerFact.Phone ? IsTail(given, stored) || IsTail(stored, given) : given == stored;
    }

    // A number without its country's or area's code is the same number.
    private static bool IsTail(string tail, string whole) => tail.Length >= ShortestPhone && whole.EndsWith(tail, StringComparison.Ordinal);

    private static string Plain(CustomerFact fact, string text) => fact switch
    {
        CustomerFact.LastFour => PlainText.Digits(text),
        CustomerFact.Phone => Phone(PlainText.Digits(text).TrimStart('0')),
        CustomerFact.Email => PlainText.WithoutSpaces(text),
        _ => PlainText.LettersAndDigits(text),
    };

    private static string Phone(string digits) => digits.Length > LongestPhone ? digits.Substring(digits.Length - LongestPhone) : digits;
}
