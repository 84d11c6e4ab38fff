using CrmPayments.Core;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Text;

namespace CrmPayments.Tests.Core.Recovery;

public sealed class BeforeCharging
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly ChargeToCheck Fine = new(12.5m, Currency.Of("EUR"), PaymentNetwork.Visa) { Brand = "Visa", ExpiryMonth = 12, ExpiryYear = 2027, AcceptedCurrencies = ["EUR"], AcceptedBrands = ["visa"] };

    private static readonly object[] Problems =
    [
        Of(Fine with { Amount = 0m }, ChargeProblem.AmountNotPositive),
        Of(Fine with { Amount = 12.555m }, ChargeProblem.TooManyDecimals),
        Of(Fine with { AcceptedCurrencies = ["USD"] }, ChargeProblem.CurrencyNotAccepted),
        Of(Fine with { AcceptedBrands = ["Mastercard"] }, ChargeProblem.BrandNotAccepted),
        Of(Fine with { Brand = "diners club", AcceptedBrands = ["Visa", "Discover"] }, ChargeProblem.BrandNotAccepted),
        Of(Fine with { MethodRemoved = true }, ChargeProblem.MethodRemoved),
        Of(Fine with { ExpiryMonth = 10, ExpiryYear = 2026 }, ChargeProblem.CardExpired),
        Of(Fine with { NeedsMandate = true }, ChargeProblem.MandateMissing),
        Of(Fine with { Network = PaymentNetwork.Sepa, NeedsMandate = true, MandateOn = Now.AddMonths(-36) }, ChargeProblem.MandateExpired),
        Of(Fine with { AccountKind = AccountNumberKind.Iban, AccountNumber = "DE89370400440532013001" }, ChargeProblem.AccountInvalid),
        Of(Fine with { AccountKind = AccountNumberKind.Cci, AccountNumber = "123" }, ChargeProblem.AccountInvalid),
        Of(Fine with { AccountKind = AccountNumberKind.Colombian, AccountNumber = "1" }, ChargeProblem.AccountInvalid),
        Of(Fine with { Routing = "021000022" }, ChargeProblem.RoutingInvalid),
        Of(Fine with { HolderId = "12", HolderCountry = "PE" }, ChargeProblem.HolderIdInvalid),
        Of(Fine with { Disputed = true }, ChargeProblem.Disputed),
    ];

    [Test]
    public void A_good_charge_has_no_problem() => Assert.That(ChargeChecks.Problems(Fine, Now), Is.Empty);

    [TestCase("VISA")]
    [TestCase("Visa Electron")]
    [TestCase("Apple Pay (Visa)")]
    [TestCase("PayPal", Description = "no card")]
    [TestCase("sepa_debit", Description = "no card")]
    [TestCase("", Description = "not known")]
    public void A_brand_fits_by_whatever_word_and_what_is_no_card_is_not_judged(string brand) => Assert.That(ChargeChecks.Problems(Fine with { Brand = brand }, Now), Is.Empty);

    [TestCaseSource(nameof(Problems))]
    public void Each_problem_is_found_alone(ChargeToCheck charge, ChargeProblem problem) => Assert.That(ChargeChecks.Problems(charge, Now), Is.EqualTo(new[] { problem }));

    [Test]
    public void Each_problem_has_a_sentence([Values(1033, 3082, 1049, 2052)] int lcid) =>
        Assert.That(Enum.GetValues<ChargeProblem>().Select(Sentences.For(lcid).Problem), Is.Unique.And.None.Empty);

    [TestCase("2026-11-30T23:59:59Z", false, Description = "the printed month is the last")]
    [TestCase("2026-12-01T11:59:59Z", false, Description = "it is still November somewhere")]
    [TestCase("2026-12-01T12:00:00Z", true)]
    public void A_card_is_good_until_its_month_is_over_everywhere(string now, bool expired) =>
        Assert.That(ChargeChecks.IsExpired(11, 2026, null, DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)), Is.EqualTo(expired));

    [Test]
    public void A_card_approved_after_its_date_was_renewed_silently() =>
        Assert.That(ChargeChecks.IsExpired(8, 2026, Now.AddDays(-30), Now), Is.False);

    [Test]
    public void A_card_that_the_gateway_renews_is_not_judged_by_its_date() =>
        Assert.That(ChargeChecks.Problems(Fine with { ExpiryMonth = 10, ExpiryYear = 2026, RenewedByGateway = true }, Now), Is.Empty);

    [Test]
    public void A_mandate_that_was_used_lately_has_not_expired() =>
        Assert.That(ChargeChecks.Problems(Fine with { Network = PaymentNetwork.Sepa, NeedsMandate = true, MandateOn = Now.AddYears(-5), LastApprovedOn = Now.AddMonths(-2) }, Now), Is.Empty);

    [TestCase(null, null)]
    [TestCase(13, 2026)]
    [TestCase(0, 2026)]
    [TestCase(11, 26)]
    public void A_date_that_is_none_is_not_judged(int? month, int? year) => Assert.That(ChargeChecks.IsExpired(month, year, null, Now), Is.False);

    [TestCase(120, 100, false)]
    [TestCase(120.01, 100, true, Description = "more than a fifth above the plan")]
    [TestCase(9.99, 100, true, Description = "a decimal point too many")]
    [TestCase(10, 100, false)]
    public void An_amount_is_held_against_the_plan(decimal amount, decimal planned, bool unusual) => Assert.That(AmountHabit.IsUnusual(amount, planned, []), Is.EqualTo(unusual));

    [TestCase(29.9, false)]
    [TestCase(31, true)]
    [TestCase(299, true)]
    [TestCase(0.5, true)]
    public void An_amount_is_held_against_the_habit(decimal amount, bool unusual) => Assert.That(AmountHabit.IsUnusual(amount, null, [9m, 10m, 11m, 10m]), Is.EqualTo(unusual));

    [Test]
    public void Two_charges_are_no_habit() => Assert.That(AmountHabit.IsUnusual(1_000m, null, [10m, 10m]), Is.False);

    [Test]
    public void What_was_paid_before_is_no_surprise() => Assert.That(AmountHabit.IsUnusual(500m, null, [10m, 10m, 10m, 500m]), Is.False);

    private static object[] Of(ChargeToCheck charge, ChargeProblem problem) => [charge, problem];
}
