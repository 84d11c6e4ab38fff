using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Plugins.Charges;

/// <summary>What is looked at before a charge is planned or sent: an administrator's limits and decline rules, the mandate, the customer's habit.</summary>
internal sealed class BeforeItIsCharged : ChargeTests
{
    [Test]
    public async Task An_administrators_limit_of_a_network_counts()
    {
        World.System.Create(new Entity("cpay_networkrule") { ["cpay_network"] = new OptionSetValue(192700001), ["cpay_per30days"] = 1 });
        var debt = await OldDebtAsync();
        await World.FaultAsync(Stripe, "charge", "decline", code: "insufficient_funds");
        debt.Retry();
        World.RunJobs();
        World.Clock.Advance(TimeSpan.FromDays(3));
        var answer = debt.Retry();
        Assert.That((answer["Outcome"], answer.Contains("PossibleFrom")), Is.EqualTo(((object)"Denied", true)), (string)answer["Message"]);
        Assert.That(debt.Tries, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_code_that_an_administrator_forbids_is_left_to_people()
    {
        World.System.Create(new Entity("cpay_declinerule")
        {
            ["cpay_gatewaytype"] = new OptionSetValue((int)GatewayType.Stripe),
            ["cpay_code"] = "insufficient_funds",
            ["cpay_reason"] = new OptionSetValue((int)DeclineReason.InsufficientFunds),
            ["cpay_retryallowed"] = false,
        });
        var debt = TestDebt.Fail(World, Stripe, 80m, await TestDebt.StoreAsync(World, Stripe), DeclineReason.ProcessingError);
        await World.FaultAsync(Stripe, "charge", "decline", code: "insufficient_funds");
        for (var hour = 0; hour < 4; hour++) World.Pass(TimeSpan.FromMinutes(20));
        var byItself = debt.Tries.Count;
        for (var day = 0; day < 20; day++) World.Pass(TimeSpan.FromDays(1));
        Assert.That((byItself, debt.Tries.Count), Is.EqualTo((1, 1)), "the first try, and none after the code");
        Assert.That(debt.Retry()["Outcome"], Is.EqualTo("Accepted"), "a person may");
    }

    [Test]
    public async Task A_new_period_is_no_re_presentment_of_the_debits_that_came_back()
    {
        var subscription = await SubscribeAsync(Stripe);
        var method = MethodOf(subscription);
        World.System.Update(new Entity("cpay_paymentmethod", method) { ["cpay_network"] = "ACH" });
        foreach (var days in new[] { 200, 60, 30 }) Returned(method, "R01", DeclineReason.InsufficientFunds, days);
        World.Pass(TimeSpan.FromMinutes(2));
        Assert.That(TestDebt.StatusOf(PeriodOf(subscription)), Is.EqualTo(ChargeStatus.Captured));
    }

    [Test]
    public async Task A_new_period_is_not_debited_from_an_account_that_takes_none()
    {
        var subscription = await SubscribeAsync(Stripe);
        var method = MethodOf(subscription);
        World.System.Update(new Entity("cpay_paymentmethod", method) { ["cpay_network"] = "ACH" });
        Returned(method, "R20", DeclineReason.DoNotHonor, daysAgo: 30);
        World.Pass(TimeSpan.FromMinutes(2));
        Assert.That((TestDebt.StatusOf(PeriodOf(subscription)), PeriodOf(subscription).GetAttributeValue<int>("cpay_sendcount")), Is.EqualTo((ChargeStatus.Failed, 0)));
    }

    [Test]
    public async Task A_new_period_that_an_earlier_decline_forbids_fails_for_that_declines_reason()
    {
        var subscription = await SubscribeAsync(Stripe);
        Returned(MethodOf(subscription), "41", DeclineReason.LostOrStolen, daysAgo: 30);
        World.Pass(TimeSpan.FromMinutes(2));
        var period = PeriodOf(subscription);
        Assert.That((TestDebt.StatusOf(period), (DeclineReason)period.GetAttributeValue<OptionSetValue>("cpay_declinereason").Value), Is.EqualTo((ChargeStatus.Failed, DeclineReason.LostOrStolen)));
    }

    [Test]
    public async Task A_mandate_that_was_not_used_for_three_years_is_not_charged()
    {
        var debt = await DebtAsync(Stripe);
        World.System.Update(new Entity("cpay_paymentmethod", debt.Method) { ["cpay_network"] = "SEPA", ["cpay_mandateon"] = World.Clock.GetUtcNow().UtcDateTime.AddMonths(-37) });
        var answer = debt.Retry();
        Assert.That((answer["Outcome"], debt.Tries.Count), Is.EqualTo(((object)"Denied", 0)));
        Assert.That((string)answer["Message"], Does.Contain("mandate"));
    }

    [Test]
    public async Task A_mandate_that_ran_out_since_it_was_planned_is_not_charged()
    {
        var debt = await DebtAsync(Stripe);
        debt.Retry();
        World.System.Update(new Entity("cpay_paymentmethod", debt.Method) { ["cpay_network"] = "SEPA", ["cpay_mandateon"] = World.Clock.GetUtcNow().UtcDateTime.AddMonths(-37) });
        World.RunJobs();
        Assert.That((await debt.BookedAsync(), TestDebt.StatusOf(debt.OnlyTry)), Is.EqualTo((Array.Empty<Newtonsoft.Json.Linq.JToken>(), ChargeStatus.Cancelled)));
    }

    [TestCase("cpay_currencies", "EUR", "does not take this currency")]
    [TestCase("cpay_brands", "Mastercard, Amex", "does not take this card brand")]
    public async Task What_the_merchant_account_does_not_take_is_not_charged(string column, string accepted, string why)
    {
        var debt = await DebtAsync(Stripe);
        Accept(column, accepted);
        var answer = debt.Retry();
        Assert.That((answer["Outcome"], debt.Tries.Count), Is.EqualTo(((object)"Denied", 0)));
        Assert.That((string)answer["Message"], Does.Contain(why));
    }

    [TestCase("cpay_currencies", "usd")]
    [TestCase("cpay_brands", "VISA, Amex")]
    public async Task What_the_merchant_account_takes_is_charged(string column, string accepted)
    {
        var debt = await DebtAsync(Stripe);
        Accept(column, accepted);
        debt.Retry();
        World.RunJobs();
        Assert.That(await debt.TakenAsync(), Is.EqualTo(new[] { 80m }));
    }

    [TestCase("cpay_currencies", "EUR", "does not take this currency")]
    [TestCase("cpay_brands", "Mastercard", "does not take this card brand")]
    public async Task What_the_merchant_account_takes_no_longer_is_not_sent(string column, string accepted, string why)
    {
        var debt = await DebtAsync(Stripe);
        debt.Retry();
        Accept(column, accepted);
        World.RunJobs();
        Assert.That((await debt.BookedAsync(), TestDebt.StatusOf(debt.OnlyTry)), Is.EqualTo((Array.Empty<Newtonsoft.Json.Linq.JToken>(), ChargeStatus.Cancelled)));
        Assert.That(debt.OnlyTry.GetAttributeValue<string>("cpay_gatewaytext"), Does.Contain(why));
    }

    [Test]
    public async Task A_currency_that_the_provider_does_not_have_is_not_charged_although_nobody_listed_any()
    {
        var wompi = Gateways.Single(gateway => gateway.Type == GatewayType.Wompi);
        var debt = await DebtAsync(wompi);
        World.Stage(new Entity("cpay_transaction", debt.Id) { ["transactioncurrencyid"] = World.Currency("USD") });
        Assert.That((string)debt.Retry()["Message"], Does.Contain("does not take this currency"));
    }

    [Test]
    public async Task A_subscriptions_period_in_a_currency_that_is_not_taken_becomes_a_task()
    {
        var subscription = await SubscribeAsync(Stripe);
        Accept("cpay_currencies", "EUR");
        for (var hour = 0; hour < 3; hour++) World.Pass(TimeSpan.FromMinutes(20));
        Assert.That(World.Rows("cpay_recoverytask", "cpay_subscriptionid", subscription).Select(task => task.GetAttributeValue<string>("description")), Has.One.Contains("does not take this currency"));
    }

    [Test]
    public async Task An_amount_far_from_the_customers_habit_asks_the_person_first()
    {
        var debt = await UnusualAsync();
        var first = World.Call("cpay_RetryCharge", World.Agent, ("TransactionId", debt.Id));
        var asked = debt.Tries.Count;
        var confirmed = World.Call("cpay_RetryCharge", World.Agent, ("TransactionId", debt.Id), ("ConfirmUnusual", true));
        Assert.Multiple(() =>
        {
            Assert.That(first["Outcome"], Is.EqualTo("ConfirmationRequired"));
            Assert.That((string)first["Message"], Does.Contain("800.00"));
            Assert.That((asked, confirmed["Outcome"]), Is.EqualTo((0, (object)"Accepted")));
        });
    }

    [Test]
    public async Task An_amount_far_from_the_customers_habit_is_left_to_a_person_by_the_ladder()
    {
        var debt = await UnusualAsync();
        for (var hour = 0; hour < 6; hour++) World.Pass(TimeSpan.FromMinutes(20));
        Assert.Multiple(() =>
        {
            Assert.That(debt.Tries, Is.Empty);
            Assert.That(World.Rows("cpay_recoverytask", "cpay_transactionid", debt.Id).Select(task => task.GetAttributeValue<string>("description")), Has.One.Contains("usually pays"));
        });
    }

    [Test]
    public async Task What_an_application_asks_for_is_a_flows_try_and_obeys_the_rules_for_machines()
    {
        World.System.Update(new Entity("systemuser", World.Approver) { ["applicationid"] = Guid.NewGuid() });
        var unusual = await UnusualAsync();
        var answer = unusual.Retry(World.Approver);
        var debt = await OldDebtAsync();
        debt.Retry(World.Approver);
        Assert.Multiple(() =>
        {
            Assert.That(answer["Outcome"], Is.EqualTo("ConfirmationRequired"), "it cannot confirm that by itself");
            Assert.That(debt.OnlyTry.GetAttributeValue<OptionSetValue>("cpay_engine").Value, Is.EqualTo(192700002));
            Assert.That(debt.OnlyTry.GetAttributeValue<OptionSetValue>("cpay_initiator").Value, Is.EqualTo(192700002), "a merchant's unscheduled charge");
        });
    }

    private void Accept(string column, string text) => World.System.Update(new Entity("cpay_gateway", Stripe.Id) { [column] = text });

    /// <summary>A failed charge of 800 of a customer who paid 40 three times.</summary>
    private async Task<TestDebt> UnusualAsync()
    {
        var method = await TestDebt.StoreAsync(World, Stripe);
        for (var month = 1; month <= 3; month++)
        {
            var paid = World.Know(Stripe, $"pi_paid{month}", 40m, ChargeStatus.Captured);
            World.Stage(new Entity("cpay_transaction", paid.Id) { ["cpay_paymentmethodid"] = new EntityReference("cpay_paymentmethod", method) });
        }

        return TestDebt.Fail(World, Stripe, 800m, method, DeclineReason.ProcessingError);
    }

    /// <summary>Too old for a case: only people have it tried.</summary>
    private async Task<TestDebt> OldDebtAsync()
    {
        var debt = await DebtAsync(Stripe);
        World.Stage(new Entity("cpay_transaction", debt.Id) { ["cpay_chargedon"] = World.Clock.GetUtcNow().UtcDateTime.AddDays(-60) });
        return debt;
    }

    private Guid MethodOf(Guid subscription) =>
        World.System.Retrieve("cpay_subscription", subscription, new ColumnSet("cpay_paymentmethodid")).GetAttributeValue<EntityReference>("cpay_paymentmethodid").Id;

    private Entity PeriodOf(Guid subscription) => World.Rows("cpay_transaction", "cpay_subscriptionid", subscription).Single();

    private void Returned(Guid method, string code, DeclineReason reason, int daysAgo) => TestDebt.Fail(World, Stripe, 80m, method, reason, code, daysAgo);
}
