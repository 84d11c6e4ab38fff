using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;

namespace CrmPayments.Tests.Core.Refunds;

public sealed class DisputesTests
{
    private static readonly Disputes None = Disputes.Read(null, false, 1m.Eur().Currency);

    [Test]
    public void An_open_one_blocks_and_takes_nothing_yet()
    {
        var disputes = None.With(Told("dp_1", DisputeStanding.Open, 30m));
        Assert.That((disputes.IsOpen, disputes.Lost(100m.Eur())), Is.EqualTo((true, 0m.Eur())));
    }

    [Test]
    public void A_lost_one_reduces_what_is_left_for_ever()
    {
        var disputes = None.With(Told("dp_1", DisputeStanding.Open, 30m)).With(Told("dp_1", DisputeStanding.Lost, 30m));
        Assert.That((disputes.IsOpen, disputes.Lost(100m.Eur())), Is.EqualTo((false, 30m.Eur())));
    }

    [TestCase(DisputeStanding.Won)]
    [TestCase(DisputeStanding.Lost)]
    public void One_that_has_ended_is_not_opened_again_by_a_late_word(DisputeStanding end)
    {
        var disputes = None.With(Told("dp_1", end, 30m)).With(Told("dp_1", DisputeStanding.Open, 30m));
        Assert.That(disputes.IsOpen, Is.False);
    }

    [Test]
    public void A_lost_one_that_is_won_on_appeal_gives_the_money_back()
    {
        var disputes = None.With(Told("dp_1", DisputeStanding.Lost, 30m)).With(Told("dp_1", DisputeStanding.Won, 30m));
        Assert.That(disputes.Lost(100m.Eur()), Is.EqualTo(0m.Eur()));
    }

    [Test]
    public void Another_one_blocks_though_the_first_was_won()
    {
        var disputes = None.With(Told("dp_1", DisputeStanding.Won, 30m)).With(Told("dp_2", DisputeStanding.Open, 30m));
        Assert.That(disputes.IsOpen, Is.True);
    }

    [Test]
    public void A_flag_without_a_name_says_nothing_beside_named_ones()
    {
        var disputes = None.With(Told("dp_1", DisputeStanding.Won, 30m)).With(Told("", DisputeStanding.Open, null));
        Assert.That(disputes.IsOpen, Is.False);
    }

    [Test]
    public void A_flag_without_a_name_blocks_until_a_name_or_a_win_is_told()
    {
        var flagged = Disputes.Read(null, true, 1m.Eur().Currency);
        Assert.Multiple(() =>
        {
            Assert.That(flagged.IsOpen, Is.True);
            Assert.That(flagged.With(Told("", DisputeStanding.Won, null)).IsOpen, Is.False);
            Assert.That(flagged.With(Told("dp_1", DisputeStanding.Won, 30m)).IsOpen, Is.False);
        });
    }

    [Test]
    public void Lose_at_most_the_charge_and_all_of_it_where_no_amount_was_told()
    {
        Assert.That(None.With(Told("dp_1", DisputeStanding.Lost, null)).Lost(100m.Eur()), Is.EqualTo(100m.Eur()));
        Assert.That(None.With(Told("dp_1", DisputeStanding.Lost, 80m)).With(Told("dp_2", DisputeStanding.Lost, 80m)).Lost(100m.Eur()), Is.EqualTo(100m.Eur()));
    }

    [Test]
    public void Are_read_as_they_were_written()
    {
        var disputes = None.With(Told("dp_1", DisputeStanding.Won, 30.5m)).With(Told("PP-D-2", DisputeStanding.Open, null));
        Assert.That(disputes.ToText(), Is.EqualTo("dp_1 Won 30.5; PP-D-2 Open"));
        Assert.That(Disputes.Read(disputes.ToText(), true, 1m.Eur().Currency).ToText(), Is.EqualTo(disputes.ToText()));
        Assert.That(Disputes.Read(Disputes.Read(null, true, 1m.Eur().Currency).ToText(), true, 1m.Eur().Currency).IsOpen, Is.True);
    }

    private static GatewayDispute Told(string id, DisputeStanding standing, decimal? amount) => new(id, "ch", standing, amount?.Eur());
}
