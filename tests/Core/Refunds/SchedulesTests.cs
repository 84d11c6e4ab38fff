using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;

namespace CrmPayments.Tests.Core.Refunds;

public sealed class LookingUpAnUnknownRefund
{
    [Test]
    public void Happens_after_a_minute_five_minutes_an_hour_then_daily_for_seven_days()
    {
        var waits = new List<TimeSpan>();
        var now = ARefund.Now;
        for (var checks = 0; CheckSchedule.Next(checks, ARefund.Now, now) is { } next; checks++, now = next) waits.Add(next - now);
        Assert.That(waits, Is.EqualTo(new[] { Minutes(1), Minutes(5), Minutes(60) }.Concat(Enumerable.Repeat(TimeSpan.FromDays(1), 6))));
    }

    [Test]
    public void Ends_when_the_last_answer_came_a_week_later() =>
        Assert.That(CheckSchedule.Next(0, ARefund.Now, ARefund.Now.AddDays(7)), Is.Null);

    [Test]
    public void Waits_after_a_crash_until_nobody_can_be_sending_any_more() =>
        Assert.That(CheckSchedule.AfterCrash(ARefund.Now), Is.GreaterThan(ARefund.Now + Minutes(2)));

    private static TimeSpan Minutes(int minutes) => TimeSpan.FromMinutes(minutes);
}

public sealed class SendingARefundAgain
{
    [TestCase(1, true)]
    [TestCase(21, true)]
    [TestCase(23, false)]
    [TestCase(48, false)]
    public void Is_allowed_only_well_within_the_gateways_memory(int hours, bool allowed) =>
        Assert.That(ResendRules.MaySendAgain(ARefund.Gateway, ARefund.Now, ARefund.Now.AddHours(hours)), Is.EqualTo(allowed));

    [Test]
    public void Is_never_allowed_where_the_gateway_knows_no_keys() =>
        Assert.That(ResendRules.MaySendAgain(ARefund.Gateway with { IdempotencyWindow = TimeSpan.Zero }, ARefund.Now, ARefund.Now), Is.False);
}

public sealed class AChargeThatIsNotFound
{
    [TestCase(23, false)]
    [TestCase(24, true)]
    public void Was_never_made_once_the_gateways_search_is_sure(int hours, bool absent) =>
        Assert.That(ResendRules.IsAbsent(ARefund.Gateway with { ChargeAbsentAfter = TimeSpan.FromHours(24) }, ARefund.Now, ARefund.Now.AddHours(hours)), Is.EqualTo(absent));

    [Test]
    public void May_exist_all_the_same_where_no_search_is_sure() => Assert.That(ResendRules.IsAbsent(ARefund.Gateway, ARefund.Now, ARefund.Now.AddDays(7)), Is.False);

    [Test]
    public void Says_nothing_if_it_was_not_sent() => Assert.That(ResendRules.IsAbsent(ARefund.Gateway with { ChargeAbsentAfter = TimeSpan.Zero }, null, ARefund.Now), Is.False);

    [Test]
    public void Is_only_at_NMI_known_to_be_absent() =>
        Assert.That(GatewayCatalog.Available.Where(type => GatewayCatalog.Capabilities(type, atMostOnce: false).ChargeAbsentAfter is not null), Is.EqualTo(new[] { GatewayType.Nmi }), "whoever adds one brings a source for it (decision 0023)");
}

public sealed class TheDayACustomerHasTheMoney
{
    [Test]
    public void Is_counted_in_business_days()
    {
        var friday = new DateTimeOffset(2026, 11, 20, 15, 0, 0, TimeSpan.Zero);
        var dates = ExpectedDates.From(friday, new BusinessDays(1, 6));
        Assert.That((dates.First, dates.Last), Is.EqualTo((new DateTime(2026, 11, 23), new DateTime(2026, 11, 30))));
    }
}
