using System.Globalization;
using System.Text.RegularExpressions;
using CrmPayments.Emulator.Dataverse.Mail;

namespace CrmPayments.Tests.Simulation;

/// <summary>What left the mail server for customers.</summary>
internal sealed partial class MessageAudit
{
    private const int MostInAWeek = 3;
    private readonly ILookup<Person, DateTimeOffset> _mails;

    public MessageAudit(IEnumerable<SentEmail> mails, IReadOnlyDictionary<int, Person> people) => _mails = mails
        .SelectMany(mail => mail.To.Select(address => (Match: Address().Match(address), mail.SentOn)))
        .Where(mail => mail.Match.Success)
        .ToLookup(mail => people[int.Parse(mail.Match.Groups[1].Value, CultureInfo.InvariantCulture)], mail => new DateTimeOffset(DateTime.SpecifyKind(mail.SentOn, DateTimeKind.Utc)));

    public int Count => _mails.Sum(mails => mails.Count());

    public IReadOnlyList<string> AtBadHours =>
        [.. from mails in _mails from at in mails where QuietHours.Includes(mails.Key, at) select $"{at:u}, {TimeZoneInfo.ConvertTime(at, mails.Key.Zone):ddd HH:mm} in {mails.Key.Iana}, customer {mails.Key.Number}"];

    /// <summary>A second one on a day, a fourth one in seven days.</summary>
    public IReadOnlyList<string> TooMany => [.. _mails.SelectMany(mails => OfOne(mails.Key, [.. mails.Order()]))];

    private static IEnumerable<string> OfOne(Person person, IReadOnlyList<DateTimeOffset> mails)
    {
        for (var number = 1; number < mails.Count; number++)
        {
            if (Local(person, mails[number]) == Local(person, mails[number - 1])) yield return $"{mails[number]:u}: a second one that day, customer {person.Number}";
            if (number >= MostInAWeek && mails[number] - mails[number - MostInAWeek] < TimeSpan.FromDays(7)) yield return $"{mails[number]:u}: a fourth one in seven days, customer {person.Number}";
        }
    }

    private static DateTime Local(Person person, DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, person.Zone).Date;

    [GeneratedRegex(@"^customer(\d+)@fabrikam\.example$")]
    private static partial Regex Address();
}
