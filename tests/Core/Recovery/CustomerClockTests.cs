using CrmPayments.Core.Recovery;
using FsCheck;
using FsCheck.Fluent;

namespace CrmPayments.Tests.Core.Recovery;

public sealed class ACustomersClock
{
    [TestCase("45", "America/Bogota")]
    [TestCase("SA Pacific Standard Time", "America/Bogota")]
    [TestCase("America/Bogota", "America/Bogota")]
    [TestCase("Eastern Standard Time", "America/New_York")]
    [TestCase("110", "Europe/Berlin")]
    [TestCase("210", "Asia/Shanghai")]
    public void Knows_a_zone_by_code_and_by_both_spellings(string zone, string iana)
    {
        var noon = new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);
        Assert.That(TimeZones.Find(zone)!.GetUtcOffset(noon), Is.EqualTo(TimeZoneInfo.FindSystemTimeZoneById(iana).GetUtcOffset(noon)));
    }

    [Test]
    public void Finds_every_zone_of_the_shipped_tables() =>
        Assert.Multiple(() =>
        {
            foreach (var code in Enumerable.Range(0, 301).Where(code => TimeZones.WindowsId(code) is not null)) Assert.That(TimeZones.Find(TimeZones.WindowsId(code)!), Is.Not.Null, TimeZones.WindowsId(code));
            foreach (var country in new[] { "US", "CO", "PE", "GB", "DE", "RU", "CN", "IN", "AU", "KZ" }) Assert.That(ACase.In(country).Source, Is.EqualTo(ZoneSource.Country), country);
        });

    [TestCase("Mars Standard Time")]
    [TestCase("99999")]
    [TestCase("../etc/passwd")]
    [TestCase("-5")]
    public void Answers_an_unknown_zone_with_the_countrys_and_says_so(string zone)
    {
        var clock = ACase.In("CO", zone);
        Assert.That((clock.Source, clock.ZoneProblem), Is.EqualTo((ZoneSource.Country, zone)));
    }

    [Test]
    public void Takes_the_organizations_zone_where_nothing_else_is_known()
    {
        var clock = CustomerClock.For(new CustomerPlace(null, null, "145"), CountryRules.Default);
        Assert.That((clock.Source, CustomerClock.For(default, CountryRules.Default).Source), Is.EqualTo((ZoneSource.Organization, ZoneSource.Assumed)));
    }

    [Test]
    public void Shows_the_hour_after_one_that_summer_time_leaves_out() =>
        Assert.That(ACase.In("US").At(new DateTime(2026, 3, 8), TimeSpan.FromHours(2.5)), Is.EqualTo(new DateTimeOffset(2026, 3, 8, 3, 30, 0, TimeSpan.FromHours(-4))));

    [Test]
    public void Takes_the_first_of_an_hour_that_comes_twice() =>
        Assert.That(ACase.In("US").At(new DateTime(2026, 11, 1), TimeSpan.FromHours(1.5)).Offset, Is.EqualTo(TimeSpan.FromHours(-4)));

    [TestCase("CO", "2026-11-21", "2026-11-30", Description = "month end is a Monday")]
    [TestCase("CO", "2026-08-01", "2026-08-14", Description = "the 15th is a Saturday")]
    [TestCase("CO", "2026-02-20", "2026-02-27", Description = "February ends on a Saturday")]
    [TestCase("CO", "2028-02-20", "2028-02-29", Description = "a leap year")]
    [TestCase("US", "2026-11-21", "2026-12-01")]
    [TestCase("US", "2026-01-03", "2026-01-15")]
    [TestCase("US", "2026-01-16", "2026-01-16", Description = "every second Friday")]
    [TestCase("SE", "2026-12-20", "2026-12-24", Description = "the 25th is a holiday")]
    [TestCase("RU", "2026-11-21", "2026-12-04", Description = "the 5th is a Saturday")]
    [TestCase("CN", "2026-11-12", "2026-11-13", Description = "the 15th is a Sunday")]
    public void Knows_the_next_payday(string country, string from, string payday) =>
        Assert.That(ACase.In(country).NextPayday(Day(from)), Is.EqualTo(new Payday(Day(payday), IsLearned: false)));

    [Test]
    public void Trusts_the_days_that_worked_for_this_customer_more() =>
        Assert.That(ACase.In("CO").NextPayday(Day("2026-11-21"), PaydayRule.OnDays([28])), Is.EqualTo(new Payday(Day("2026-11-28"), IsLearned: true)));

    [TestCase("CO", "2026-11-21", 20, "2026-11-30", Description = "a month is too long to wait where the country has a payday before")]
    [TestCase("CO", "2026-11-21", 7, "2026-12-07", Description = "half a month is not")]
    public void Does_not_wait_for_a_learned_day_for_more_than_half_a_month(string country, string from, int learned, string payday) =>
        Assert.That(ACase.In(country).NextPayday(Day(from), PaydayRule.OnDays([learned])), Is.EqualTo(new Payday(Day(payday), IsLearned: learned == 7)));

    [TestCase("US", "2026-11-26", Description = "Thanksgiving")]
    [TestCase("US", "2026-07-03", Description = "Independence Day on a Saturday")]
    [TestCase("US", "2026-07-04", Description = "and the day itself")]
    [TestCase("US", "2027-12-25", Description = "Christmas on a Saturday is Christmas")]
    [TestCase("GB", "2027-12-26", Description = "Boxing Day on a Sunday")]
    [TestCase("US", "2026-05-25", Description = "Memorial Day")]
    [TestCase("CO", "2026-01-12", Description = "Epiphany moved to Monday")]
    [TestCase("CO", "2026-04-03", Description = "Good Friday")]
    [TestCase("CO", "2026-06-15", Description = "Sacred Heart, 71 days after Easter moved to Monday")]
    [TestCase("PE", "2026-07-28")]
    [TestCase("GB", "2026-04-06", Description = "Easter Monday")]
    [TestCase("GB", "2026-12-28", Description = "Boxing Day on a Saturday")]
    [TestCase("GB", "2027-12-27", Description = "Christmas on a Saturday")]
    [TestCase("GB", "2027-12-28", Description = "and Boxing Day with it")]
    [TestCase("DE", "2026-05-14", Description = "Ascension")]
    [TestCase("CN", "2026-02-17", Description = "the moon's New Year")]
    [TestCase("US", "2027-12-31", Description = "the next year's first day is a Saturday")]
    public void Knows_holidays(string country, string day) => Assert.That(ACase.In(country).Country.IsHoliday(Day(day)), Is.True);

    [TestCase("US", "2026-11-27")]
    [TestCase("CO", "2026-01-06", Description = "moved away")]
    [TestCase("GB", "2026-12-24")]
    public void Knows_other_days(string country, string day) => Assert.That(ACase.In(country).Country.IsHoliday(Day(day)), Is.False);

    [Test]
    public void Never_lets_a_message_out_in_quiet_hours()
    {
        var instants = from country in Gen.Elements("CO", "US", "GB", "RU", "CN", "IN", "AU", "XX") from minute in Gen.Choose(0, 3 * 365 * 24 * 60) select (country, at: Start.AddMinutes(minute));
        Prop.ForAll(instants.ToArbitrary(), it =>
        {
            var clock = ACase.In(it.country);
            var next = clock.NextMessageTime(it.at)!.Value;
            var local = TimeZoneInfo.ConvertTime(next, clock.Zone);
            return next >= it.at && local.Hour is >= 9 and < 20 && local.DayOfWeek != DayOfWeek.Sunday && !clock.Country.IsHoliday(local.Date) && (!clock.MayMessage(it.at) || next == it.at);
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Finds_paydays_on_bank_days_that_are_not_past()
    {
        var days = from country in Gen.Elements("CO", "US", "GB", "RU", "CN", "PE", "DE", "XX") from day in Gen.Choose(0, 5 * 365) select (country, date: Start.Date.AddDays(day));
        Prop.ForAll(days.ToArbitrary(), it =>
        {
            var clock = ACase.In(it.country);
            var payday = clock.NextPayday(it.date)!.Value.Day;
            return payday >= it.date && payday <= it.date.AddDays(45) && clock.Country.IsBankDay(payday);
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Has_a_local_time_for_every_hour_of_every_day()
    {
        var hours = from country in Gen.Elements("US", "GB", "AU", "CO", "CL") from hour in Gen.Choose(0, (3 * 365 * 24) - 1) select (country, date: Start.Date.AddDays(hour / 24), hour: hour % 24);
        Prop.ForAll(hours.ToArbitrary(), it =>
        {
            var clock = ACase.In(it.country);
            var at = clock.At(it.date, TimeSpan.FromHours(it.hour));
            return clock.Local(at).DateTime == at.DateTime && (at.Hour == it.hour || at.Hour == it.hour + 1);
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Tells_when_a_country_leaves_no_time_for_messages()
    {
        var never = CountryRules.Default.With([new("CO") { DaysWithoutMessages = "Mon,Tue,Wed,Thu,Fri,Sat,Sun" }]);
        Assert.That(CustomerClock.For(new CustomerPlace(null, "co"), never).NextMessageTime(ACase.Failed), Is.Null);
    }

    [Test]
    public void Keeps_the_shipped_fact_where_an_administrators_is_not_written_rightly()
    {
        var row = new CountryOverride("CO") { Paydays = "32,EOM", Holidays = "yesterday", TimeZone = "nowhere", MessagesFrom = 20, MessagesTo = 8, DaysWithoutMessages = "Someday" };
        var rule = CountryRules.Default.With([row]).Of("CO");
        Assert.Multiple(() =>
        {
            Assert.That(CountryRules.Problems(row), Is.EquivalentTo(new[] { "Paydays", "Holidays", "TimeZone", "MessagesFrom", "DaysWithoutMessages" }));
            Assert.That((rule.MessagesFrom, rule.TimeZone, rule.IsHoliday(Day("2026-12-25"))), Is.EqualTo((9, "SA Pacific Standard Time", true)));
        });
    }

    [Test]
    public void Takes_what_an_administrator_writes()
    {
        var rules = CountryRules.Default.With([new("BO") { TimeZone = "55", Paydays = "EOM", Holidays = "08-06; 2026-11-24", MessagesFrom = 8, MessagesTo = 12, DaysWithoutMessages = "None", MessagesPerWeek = 1 }]);
        var clock = CustomerClock.For(new CustomerPlace(null, "BO"), rules);
        Assert.That(clock.NextMessageTime(ACase.Failed), Is.EqualTo(new DateTimeOffset(2026, 11, 25, 8, 0, 0, TimeSpan.FromHours(-4))));
    }

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static DateTime Day(string day) => DateTime.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
