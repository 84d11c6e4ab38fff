using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Charges;

/// <summary>What a card network tells beside a decline, by whatever gateway, is kept and obeyed: response code, advice, network, fingerprint, subscription.</summary>
internal sealed class WhatTheNetworkSays : ChargeTests
{
    private static IEnumerable<TestGateway> Advising => Charging.Where(gateway => gateway.AdvisedDecline.Length > 0);

    private static IEnumerable<TestGateway> Coding => Charging.Where(gateway => gateway.CodedDecline.Length > 0);

    [Test]
    public void Is_asked_of_every_gateway_that_tells_it([ValueSource(nameof(Charging))] TestGateway gateway) =>
        Assert.That((gateway.AdvisedDecline.Length > 0, (gateway.AdvisedDecline + gateway.CodedDecline).Length > 0), Is.EqualTo((gateway.Capabilities.TellsNetworkAdvice, gateway.Capabilities.TellsNetworkAdvice || gateway.Capabilities.TellsNetworkCode)));

    [TestCaseSource(nameof(Coding))]
    public async Task Is_kept_as_far_as_it_is_told_and_says_why(TestGateway gateway)
    {
        var debt = await CodedAsync(gateway, "51");
        Assert.Multiple(() =>
        {
            Assert.That(debt.OnlyTry.GetAttributeValue<string>("cpay_networkcode"), Is.EqualTo("51"));
            Assert.That(debt.OnlyTry.GetAttributeValue<string>("cpay_advicecode") ?? "", Is.Empty);
            Assert.That((DeclineReason)debt.OnlyTry.GetAttributeValue<OptionSetValue>("cpay_declinereason").Value, Is.EqualTo(DeclineReason.InsufficientFunds));
        });
    }

    [TestCaseSource(nameof(Coding))]
    public async Task Ends_the_tries_of_a_Visa_by_its_response_code(TestGateway gateway)
    {
        var debt = await CodedAsync(gateway, "57");
        World.Clock.Advance(TimeSpan.FromDays(2));
        Assert.That(debt.Retry()["Outcome"], Is.EqualTo("Denied"), "Visa: the issuer will never approve");
    }

    [TestCaseSource(nameof(Advising))]
    public async Task Is_kept_with_the_decline_and_delays_the_next_try(TestGateway gateway)
    {
        var debt = await DeclinedAsync(gateway, "24");
        var one = debt.OnlyTry;
        var answer = debt.Retry();
        World.Clock.Advance(TimeSpan.FromHours(2));
        var later = debt.Retry();
        Assert.Multiple(() =>
        {
            Assert.That(one["cpay_advicecode"], Is.EqualTo("24"), "Mastercard: retry after 1 hour");
            Assert.That(one.GetAttributeValue<string>("cpay_networkcode"), Is.EqualTo(gateway.Capabilities.TellsNetworkCode ? "51" : null).Or.EqualTo(""));
            Assert.That((answer["Outcome"], later["Outcome"]), Is.EqualTo(((object)"Denied", (object)"Accepted")), $"{answer["Message"]} / {later["Message"]}");
            Assert.That((DateTime)answer["PossibleFrom"], Is.EqualTo(one.GetAttributeValue<DateTime>("cpay_submittedon").AddHours(1)).Within(TimeSpan.FromMinutes(1)));
        });
    }

    [TestCaseSource(nameof(Advising))]
    public async Task Ends_the_tries_with_this_method_where_it_says_never(TestGateway gateway)
    {
        var debt = await DeclinedAsync(gateway, "03");
        World.Clock.Advance(TimeSpan.FromDays(2));
        Assert.That(debt.Retry()["Outcome"], Is.EqualTo("Denied"), "Mastercard: do not try again");
    }

    [Test]
    public async Task Holds_for_the_card_behind_a_wallet()
    {
        var debt = await DeclinedAsync(Stripe, "03", brand: "Google Pay (Mastercard)", network: null);
        World.Clock.Advance(TimeSpan.FromDays(2));
        Assert.That(debt.Retry()["Outcome"], Is.EqualTo("Denied"), "Mastercard: do not try again");
    }

    [Test]
    public async Task Moves_the_ladders_date()
    {
        var debt = TestDebt.Fail(World, Stripe, 80m, await StoreAsync(Stripe), DeclineReason.ProcessingError);
        await World.FaultAsync(Stripe, "charge", "decline", code: "processing_error:96:27");
        for (var hour = 0; hour < 8 && debt.Tries.Count == 0; hour++) World.Pass(TimeSpan.FromMinutes(20));
        for (var day = 0; day < 3; day++) World.Pass(TimeSpan.FromDays(1));
        var early = debt.Tries.Count;
        for (var day = 0; day < 8; day++) World.Pass(TimeSpan.FromHours(12));
        Assert.That((early, await debt.TakenAsync()), Is.EqualTo((1, new[] { 80m })), "Mastercard: retry after 4 days");
    }

    [Test]
    public async Task Counts_from_the_sending_that_was_declined_where_an_answer_was_lost()
    {
        var debt = TestDebt.Fail(World, Stripe, 80m, await StoreAsync(Stripe), daysAgo: 60);
        await World.FaultAsync(Stripe, "charge", "drop-before");
        debt.Retry();
        World.RunJobs();
        await World.FaultAsync(Stripe, "charge", "decline", code: $"{Stripe.AdvisedDecline}:51:24");
        for (var look = 0; look < 8 && TestDebt.StatusOf(debt.OnlyTry) != ChargeStatus.Declined; look++) World.Pass(TimeSpan.FromMinutes(30));
        var declinedOn = debt.OnlyTry.GetAttributeValue<DateTime>("cpay_completedon");
        var answer = debt.Retry();
        Assert.Multiple(() =>
        {
            Assert.That(debt.OnlyTry["cpay_sendcount"], Is.EqualTo(2));
            Assert.That(answer["Outcome"], Is.EqualTo("Denied"), "Mastercard: retry after 1 hour");
            Assert.That((DateTime)answer["PossibleFrom"], Is.EqualTo(declinedOn.AddHours(1)).Within(TimeSpan.FromMinutes(1)));
        });
    }

    [Test]
    public async Task Is_told_by_a_notification_too()
    {
        var intent = await World.AtStripeAsync("payment_intents", ("amount", "4200"), ("currency", "usd"), ("payment_method", "pm_card_mastercard"), ("confirm", "true"), ("metadata[crm_customer_id]", $"contact:{World.Customer}"));
        await World.DeliverAsync(Stripe, "charge.succeeded", (string)intent["id"]!);
        var row = World.Rows("cpay_transaction", "cpay_gatewayid", Stripe.Id).Single();
        Assert.Multiple(() =>
        {
            Assert.That(row["cpay_network"], Is.EqualTo("Mastercard"));
            Assert.That(row.GetAttributeValue<string>("cpay_fingerprint"), Has.Length.EqualTo(32));
        });
    }

    [Test]
    public async Task Of_a_subscription_that_the_gateway_charges_opens_a_case_of_that_subscription()
    {
        var braintree = Gateways[0];
        await World.FaultAsync(braintree, "charge", "decline", code: "2001:51:24");
        var declined = (await braintree.ChargeAsync(World.Url, 42m)).Id;
        var subscription = World.System.Create(new Entity("cpay_subscription")
        {
            ["cpay_customerid"] = new EntityReference("contact", World.Customer),
            ["cpay_amount"] = new Money(42m),
            ["transactioncurrencyid"] = World.Currency("USD"),
            ["cpay_status"] = new OptionSetValue(192700000),
            ["cpay_engine"] = new OptionSetValue(192700001),
            ["cpay_gatewayid"] = new EntityReference("cpay_gateway", braintree.Id),
            ["cpay_gatewaysubscriptionid"] = $"sub{declined}",
        });
        await World.DeliverAsync(braintree, "subscription_charged_unsuccessfully", declined);
        var row = World.Rows("cpay_transaction", "cpay_gatewayid", braintree.Id).Single();
        Assert.Multiple(() =>
        {
            Assert.That(row.GetAttributeValue<EntityReference>("cpay_subscriptionid")?.Id, Is.EqualTo(subscription));
            Assert.That(row["cpay_advicecode"], Is.EqualTo("24"));
            Assert.That(World.Rows("cpay_recoverycase", "cpay_transactionid", row.Id), Has.Count.EqualTo(1));
        });
    }

    /// <summary>A try that a Mastercard declined with this advice.</summary>
    private async Task<TestDebt> DeclinedAsync(TestGateway gateway, string advice, string brand = "Mastercard", string? network = "Mastercard")
    {
        var debt = TestDebt.Fail(World, gateway, 80m, await StoreAsync(gateway, brand, network));
        World.Stage(new Entity("cpay_transaction", debt.Id) { ["cpay_chargedon"] = World.Clock.GetUtcNow().UtcDateTime.AddDays(-60) });
        await World.FaultAsync(gateway, "charge", "decline", code: $"{gateway.AdvisedDecline}:51:{advice}");
        debt.Retry();
        World.RunJobs();
        Assert.That(TestDebt.StatusOf(debt.OnlyTry), Is.EqualTo(ChargeStatus.Declined));
        return debt;
    }

    /// <summary>A try that a Visa declined with this response code.</summary>
    private async Task<TestDebt> CodedAsync(TestGateway gateway, string code)
    {
        var debt = TestDebt.Fail(World, gateway, 80m, await StoreAsync(gateway, "Visa", "Visa"));
        World.Stage(new Entity("cpay_transaction", debt.Id) { ["cpay_chargedon"] = World.Clock.GetUtcNow().UtcDateTime.AddDays(-60) });
        await World.FaultAsync(gateway, "charge", "decline", code: $"{gateway.CodedDecline}:{code}");
        debt.Retry();
        World.RunJobs();
        return debt;
    }

    /// <summary>A Mastercard, or what else its brand says.</summary>
    private async Task<Guid> StoreAsync(TestGateway gateway, string brand = "Mastercard", string? network = "Mastercard")
    {
        var method = await TestDebt.StoreAsync(World, gateway);
        World.System.Update(new Entity("cpay_paymentmethod", method) { ["cpay_brand"] = brand, ["cpay_network"] = network });
        return method;
    }
}
