using CrmPayments.Core.Declines;
using CrmPayments.Core.Recovery;

namespace CrmPayments.Tests.Core.Recovery;

public sealed class TryingAMethodAgain
{
    private static readonly DateTimeOffset Now = ACase.Failed;

    [TestCase(PaymentNetwork.Visa, 15)]
    [TestCase(PaymentNetwork.Mastercard, 35)]
    [TestCase(PaymentNetwork.Amex, 10)]
    [TestCase(PaymentNetwork.Discover, 10)]
    [TestCase(PaymentNetwork.Elo, 15)]
    [TestCase(PaymentNetwork.Other, 10)]
    public void Is_bounded_in_thirty_days(PaymentNetwork network, int most)
    {
        var tries = Enumerable.Range(1, most).Select(day => ACase.Declined(Now.AddHours(-20 * day))).ToList();
        var oldest = tries.Min(it => it.At);
        var verdict = May(network, tries);
        Assert.Multiple(() =>
        {
            Assert.That(May(network, [.. tries.Skip(1)]).Left, Is.EqualTo(1));
            Assert.That(verdict.Allowed, Is.False);
            Assert.That(verdict.NotBefore, Is.EqualTo(oldest.AddDays(30)));
            Assert.That(May(network, tries, now: oldest.AddDays(30)).Allowed, Is.True);
        });
    }

    [Test]
    public void Is_bounded_in_a_day_with_Mastercard()
    {
        var tries = Enumerable.Range(1, 10).Select(hour => ACase.Declined(Now.AddHours(-hour))).ToList();
        Assert.That((May(PaymentNetwork.Mastercard, tries).Rule, May(PaymentNetwork.Mastercard, tries).NotBefore), Is.EqualTo((TryRule.Per24Hours, Now.AddHours(14))));
    }

    [Test]
    public void Counts_the_customers_own_tries_apart_with_Visa()
    {
        var tries = Enumerable.Range(1, 15).Select(hour => ACase.Declined(Now.AddHours(-hour))).ToList();
        Assert.That((May(PaymentNetwork.Visa, tries, ChargeInitiator.Customer).Allowed, May(PaymentNetwork.Visa, tries).Allowed), Is.EqualTo((true, false)));
    }

    [Test]
    public void Counts_no_approvals() =>
        Assert.That(May(PaymentNetwork.Visa, [.. Enumerable.Range(1, 20).Select(hour => ACase.Approved(Now.AddHours(-hour)))]).Left, Is.EqualTo(15));

    [Test]
    public void Holds_a_place_for_a_try_whose_end_is_not_known() =>
        Assert.That(May(PaymentNetwork.Visa, [ACase.Declined(Now, reason: null)]).Left, Is.EqualTo(14));

    [TestCase("04")]
    [TestCase("41")]
    [TestCase("14")]
    [TestCase("R1")]
    public void Is_forbidden_for_good_in_Visas_first_category(string code)
    {
        var verdict = May(PaymentNetwork.Visa, [ACase.Declined(Now.AddDays(-100), DeclineReason.DoNotHonor, code), ACase.Declined(Now, code: "51")]);
        Assert.That((verdict.Never, verdict.Rule), Is.EqualTo((true, TryRule.IssuerNever)));
    }

    [Test]
    public void Is_open_again_when_the_card_was_approved_since() =>
        Assert.That(May(PaymentNetwork.Visa, [ACase.Declined(Now.AddDays(-3), DeclineReason.LostOrStolen, "41"), ACase.Approved(Now.AddDays(-2))]).Allowed, Is.True);

    [TestCase("24", 1)]
    [TestCase("25", 24)]
    [TestCase("26", 48)]
    [TestCase("27", 96)]
    [TestCase("28", 144)]
    [TestCase("29", 192)]
    [TestCase("30", 240)]
    [TestCase("02", 72)]
    public void Waits_as_Mastercard_advises(string advice, int hours) =>
        Assert.That(May(PaymentNetwork.Mastercard, [ACase.Declined(Now, advice: advice)]).NotBefore, Is.EqualTo(Now.AddHours(hours)));

    [TestCase("03", ChargeInitiator.MerchantRecurring, TryRule.AdviceNever)]
    [TestCase("03", ChargeInitiator.Person, TryRule.AdviceNever)]
    [TestCase("21", ChargeInitiator.Person, TryRule.AdviceStopped)]
    [TestCase("01", ChargeInitiator.Person, TryRule.NewDataFirst)]
    [TestCase("40", ChargeInitiator.MerchantUnscheduled, TryRule.CustomerPresent)]
    [TestCase("41", ChargeInitiator.Person, TryRule.AdviceNever)]
    [TestCase("04", ChargeInitiator.MerchantRecurring, TryRule.MerchantFirst)]
    public void Stops_as_Mastercard_advises(string advice, ChargeInitiator initiator, TryRule rule)
    {
        var verdict = May(PaymentNetwork.Mastercard, [ACase.Declined(Now, advice: advice)], initiator);
        Assert.That((verdict.Never, verdict.Rule), Is.EqualTo((true, rule)));
    }

    [Test]
    public void Waits_thirty_days_even_with_the_customer_present_after_advice_never() =>
        Assert.That(May(PaymentNetwork.Mastercard, [ACase.Declined(Now, advice: "03")], ChargeInitiator.Customer).NotBefore, Is.EqualTo(Now.AddDays(30)));

    [Test]
    public void Knows_a_multi_use_number_for_few_tries() =>
        Assert.That(May(PaymentNetwork.Mastercard, [ACase.Declined(Now.AddDays(-9), advice: "43"), ACase.Declined(Now.AddDays(-5)), ACase.Declined(Now.AddDays(-1))]).Rule, Is.EqualTo(TryRule.FewTries));

    [Test]
    public void Takes_82_for_what_each_network_means() =>
        Assert.That((NetworkCodes.ReasonOf(PaymentNetwork.Visa, "82"), NetworkCodes.ReasonOf(PaymentNetwork.Mastercard, "82")), Is.EqualTo(((DeclineReason?)DeclineReason.WrongSecurityCode, (DeclineReason?)null)));

    [TestCase(DeclineReason.ExpiredCard, ChargeInitiator.Person, TryRule.NewDataFirst)]
    [TestCase(DeclineReason.AuthenticationRequired, ChargeInitiator.Person, TryRule.CustomerPresent)]
    [TestCase(DeclineReason.CardRestricted, ChargeInitiator.MerchantRecurring, TryRule.CustomerFirst)]
    [TestCase(DeclineReason.MerchantConfiguration, ChargeInitiator.MerchantRecurring, TryRule.MerchantFirst)]
    [TestCase(DeclineReason.Duplicate, ChargeInitiator.MerchantRecurring, TryRule.LookUpFirst)]
    [TestCase(DeclineReason.UnauthorisedClaimed, ChargeInitiator.Customer, TryRule.HardDecline)]
    [TestCase(DeclineReason.LostOrStolen, ChargeInitiator.Person, TryRule.HardDecline)]
    public void Keeps_what_the_reason_demands(DeclineReason reason, ChargeInitiator initiator, TryRule rule)
    {
        var verdict = May(PaymentNetwork.Other, [ACase.Declined(Now, reason)], initiator);
        Assert.That((verdict.Never, verdict.Rule), Is.EqualTo((true, rule)));
    }

    [Test]
    public void Is_open_with_new_data_after_the_decline()
    {
        PastTry[] tries = [ACase.Declined(Now.AddDays(-2), DeclineReason.ExpiredCard, "54")];
        var asked = new AskedTry(ChargeInitiator.MerchantRecurring, 50m, Now.AddDays(-1));
        Assert.That(NetworkRules.Default.May(PaymentNetwork.Visa, tries, asked, Now).Allowed, Is.True);
    }

    [Test]
    public void Is_one_try_of_a_person_after_the_customer_cleared_it()
    {
        var byMachine = ACase.Declined(Now.AddDays(-2), DeclineReason.CardRestricted);
        var byPerson = new PastTry(Now.AddDays(-1), ChargeInitiator.Person, 50m, true, Reason: DeclineReason.CardRestricted);
        Assert.That((May(PaymentNetwork.Other, [byMachine], ChargeInitiator.Person).Allowed, May(PaymentNetwork.Other, [byMachine, byPerson], ChargeInitiator.Person).Rule), Is.EqualTo((true, TryRule.CustomerFirst)));
    }

    [Test]
    public void Keeps_an_administrators_no()
    {
        var verdict = May(PaymentNetwork.Visa, [ACase.Declined(Now) with { RetryForbidden = true }]);
        Assert.That((verdict.Never, verdict.Rule), Is.EqualTo((true, TryRule.Administrator)));
    }

    [TestCase("R01", 2, true)]
    [TestCase("R01", 3, false)]
    [TestCase("R02", 1, false)]
    [TestCase("R10", 1, false)]
    [TestCase("R03", 1, false)]
    [TestCase("R99", 1, false, Description = "the rest: only when corrected")]
    public void Presents_an_American_debit_again_twice_at_most(string code, int returned, bool allowed) =>
        Assert.That(May(PaymentNetwork.Ach, [.. Enumerable.Range(1, returned).Select(day => ACase.Declined(Now.AddDays(-5 * day), code: code))]).Allowed, Is.EqualTo(allowed));

    [TestCase("14")]
    [TestCase("", Description = "the gateway does not tell it")]
    public void Tries_no_Visa_number_again_that_does_not_exist_whatever_its_date(string code)
    {
        var asked = new AskedTry(ChargeInitiator.MerchantRecurring, 50m, Now.AddDays(-1));
        Assert.That(NetworkRules.Default.May(PaymentNetwork.Visa, [ACase.Declined(Now.AddDays(-40), DeclineReason.InvalidNumber, code)], asked, Now).Rule, Is.EqualTo(TryRule.IssuerNever));
    }

    [TestCase(1, true, 0, Description = "a debit that came back days later was presented on the first day")]
    [TestCase(2, true, 7, Description = "the bank may have seen the second sending")]
    [TestCase(2, false, 0)]
    public void Counts_from_the_sending_that_was_declined(int sends, bool declined, int hours) =>
        Assert.That(PastTry.TimeOf(Now, Now.AddHours(7), sends, declined), Is.EqualTo(Now.AddHours(hours)));

    [Test]
    public void Presents_no_American_debit_after_180_days() =>
        Assert.That(May(PaymentNetwork.Ach, [ACase.Declined(Now.AddDays(-181), code: "R01")]).Rule, Is.EqualTo(TryRule.Representments));

    [Test]
    public void Counts_only_presentments_of_the_same_debit() =>
        Assert.That(May(PaymentNetwork.Ach, [.. Enumerable.Range(1, 6).Select(month => ACase.Declined(Now.AddDays(-30 * month), code: "R01") with { SameDebt = false })]).Allowed, Is.True);

    [TestCase("R20")]
    [TestCase("R16")]
    [TestCase("R05")]
    public void Debits_no_account_that_takes_none_whatever_for_and_however_softly_its_gateway_reads_the_code(string code)
    {
        var returned = ACase.Declined(Now.AddDays(-40), DeclineReason.DoNotHonor, code) with { SameDebt = false };
        Assert.Multiple(() =>
        {
            Assert.That(May(PaymentNetwork.Ach, [returned]).Never, Is.True);
            Assert.That(May(PaymentNetwork.Ach, [returned, ACase.Approved(Now.AddDays(-10))]).Allowed, Is.True, "an approval proves that it is over");
        });
    }

    [TestCase(PaymentNetwork.Visa, "41", DeclineReason.LostOrStolen)]
    [TestCase(PaymentNetwork.Visa, "54", DeclineReason.ExpiredCard)]
    [TestCase(PaymentNetwork.Ach, "R20", DeclineReason.NotPermitted)]
    public void Tells_which_decline_forbids_it(PaymentNetwork network, string code, DeclineReason reason) =>
        Assert.That(May(network, [ACase.Declined(Now.AddDays(-40), reason, code)]).Reason, Is.EqualTo(reason));

    [TestCase("AM04", 2, true)]
    [TestCase("AM04", 3, false)]
    [TestCase("MS03", 1, true)]
    [TestCase("MS03", 2, false)]
    [TestCase("AC04", 1, false)]
    [TestCase("MD07", 1, false)]
    public void Keeps_the_rules_of_European_debits(string code, int returned, bool allowed) =>
        Assert.That(May(PaymentNetwork.Sepa, [.. Enumerable.Range(1, returned).Select(day => ACase.Declined(Now.AddDays(-5 * day), code: code))]).Allowed, Is.EqualTo(allowed));

    [Test]
    public void Keeps_a_countrys_stricter_number_of_presentments()
    {
        PastTry[] tries = [ACase.Declined(Now.AddDays(-9), code: "R01"), ACase.Declined(Now.AddDays(-5), code: "R01")];
        var asked = new AskedTry(ChargeInitiator.MerchantRecurring, 50m) { MostRepresentments = 1 };
        Assert.That(NetworkRules.Default.May(PaymentNetwork.Ach, tries, asked, Now).Rule, Is.EqualTo(TryRule.Representments));
    }

    [TestCase(18, 18)]
    [TestCase(99, 20, Description = "never above what Visa allows")]
    [TestCase(5, 5)]
    public void Takes_an_administrators_number_up_to_the_networks_own(int own, int counts) =>
        Assert.That(NetworkRules.Default.With([new(PaymentNetwork.Visa, null, own, null)]).LimitOf(PaymentNetwork.Visa).Per30Days, Is.EqualTo(counts));

    [Test]
    public void Stops_where_an_administrator_allows_none() =>
        Assert.That(NetworkRules.Default.With([new(PaymentNetwork.Visa, 0, null, null)]).May(PaymentNetwork.Visa, [], new AskedTry(ChargeInitiator.Person, 1m), Now).Never, Is.True);

    [TestCase("Visa", PaymentNetwork.Visa)]
    [TestCase("american express", PaymentNetwork.Amex)]
    [TestCase("MC", PaymentNetwork.Mastercard)]
    [TestCase("us_bank_account", PaymentNetwork.Ach)]
    [TestCase("Apple Pay (Visa)", PaymentNetwork.Visa)]
    [TestCase("Google Pay (Mastercard)", PaymentNetwork.Mastercard)]
    [TestCase("Apple Pay ()", PaymentNetwork.Other)]
    [TestCase("Apple Pay (", PaymentNetwork.Other)]
    [TestCase("", PaymentNetwork.Other)]
    [TestCase(null, PaymentNetwork.Other)]
    public void Knows_networks_by_many_words(string? word, PaymentNetwork network) => Assert.That(PaymentNetworks.Of(word), Is.EqualTo(network));

    private static TryVerdict May(PaymentNetwork network, IReadOnlyList<PastTry> tries, ChargeInitiator initiator = ChargeInitiator.MerchantRecurring, DateTimeOffset? now = null) =>
        NetworkRules.Default.May(network, tries, new AskedTry(initiator, 50m), now ?? Now);
}
