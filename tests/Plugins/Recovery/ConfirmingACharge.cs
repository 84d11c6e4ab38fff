using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>A large or risky debt waits for the customer's own confirmation, whoever wants it charged.</summary>
internal sealed class ConfirmingACharge : ConfirmationTests
{
    [Test]
    public async Task A_large_debt_is_not_tried_silently_and_a_link_goes_out_in_its_place()
    {
        var debt = await DebtAsync();
        Live(UntilAsked);
        Assert.Multiple(() =>
        {
            Assert.That(debt.Tries, Is.Empty);
            Assert.That((OfferStatusOf(OnlyOffer), OnlyOffer.GetAttributeValue<bool>("cpay_confirms"), StatusOf(TheCase)), Is.EqualTo((OfferStatus.Open, true, CaseStatus.OfferOpen)));
            Assert.That(TextOf(Outbox.Single()), Does.Contain("For your security, we charge your payment of 600.00\u00A0USD only after you have confirmed it. Nothing has been charged yet."));
            Assert.That(Outbox.Single().Body, Does.Contain(OnlyOffer.GetAttributeValue<string>("cpay_link")).And.Contain("Confirm the payment"));
        });
    }

    [Test]
    public async Task Paying_it_is_the_confirmation_and_the_only_charge()
    {
        var debt = await DebtAsync();
        Live(UntilAsked);
        await PayAsync(OnlyOffer);
        Live(TimeSpan.FromDays(20), TimeSpan.FromHours(4));
        Assert.Multiple(() =>
        {
            Assert.That((StatusOf(TheCase), OutcomeOf(TheCase)), Is.EqualTo((CaseStatus.Recovered, (CaseOutcome?)CaseOutcome.Offer)));
            Assert.That((debt.Owed, debt.Tries.Count, Offers.Count), Is.EqualTo((0m, 1, 1)));
        });
        Assert.That(await TakenAsync(), Is.EqualTo(new[] { Large }), "the gateway's books");
    }

    [Test]
    public async Task A_link_that_is_not_paid_leads_to_a_person_and_not_to_a_silent_charge()
    {
        var debt = await DebtAsync();
        Live(TimeSpan.FromDays(30), TimeSpan.FromHours(4));
        Assert.Multiple(() =>
        {
            Assert.That(debt.Tries, Is.Empty);
            Assert.That((Offers.Count, StatusOf(TheCase)), Is.EqualTo((1, CaseStatus.WithAPerson)));
            Assert.That(Tasks.Single().GetAttributeValue<string>("description"), Does.Contain("not charged without the customer’s confirmation"));
        });
    }

    [Test]
    public async Task A_debt_at_the_limit_is_tried_as_ever()
    {
        var debt = await DebtAsync(500m);
        Live(UntilAsked);
        Assert.That((debt.Owed, Offers.Count), Is.EqualTo((0m, 0)));
    }

    [Test]
    public async Task What_went_through_on_the_card_before_is_not_asked_about_again()
    {
        var method = Method(await Stripe.Store!(World.Url));
        Pay(Large, row => row["cpay_paymentmethodid"] = new EntityReference("cpay_paymentmethod", method));
        var debt = Debt(method);
        Live(UntilAsked);
        Assert.That((debt.Owed, Offers.Count), Is.EqualTo((0m, 0)));
    }

    [Test]
    public async Task What_is_disputed_proves_nothing()
    {
        var method = Method(await Stripe.Store!(World.Url));
        Pay(Large, row =>
        {
            row["cpay_paymentmethodid"] = new EntityReference("cpay_paymentmethod", method);
            row["cpay_disputed"] = true;
        });
        var debt = Debt(method);
        Live(UntilAsked);
        Assert.That((debt.Tries.Count, Offers.Count), Is.EqualTo((0, 1)));
    }

    [Test]
    public async Task Another_currency_is_measured_by_its_rate()
    {
        World.System.Update(new Entity("cpay_recoverypolicy", Policy) { ["cpay_proofabove"] = 700m });
        World.System.Update(new Entity("transactioncurrency", Currency("USD").Id) { ["exchangerate"] = 0.5m });
        var debt = await DebtAsync();
        Live(UntilAsked);
        Assert.That((debt.Tries.Count, Offers.Count), Is.EqualTo((0, 1)), "600 dollars are 1,200 of the base currency");
        Assert.That(Options(debt.Id)["Plan"], Does.Contain("The customer was asked to confirm the charge"));
    }

    [Test]
    public async Task The_plan_tells_it_before_it_happens()
    {
        var debt = await DebtAsync();
        var options = Options(debt.Id);
        Assert.Multiple(() =>
        {
            Assert.That(options["NextAction"], Does.Contain("above 500.00\u00A0USD the customer confirms first: a link is sent"));
            Assert.That(JArray.Parse((string)options["Plan"]).Select(step => (string?)step["action"]), Has.None.EqualTo("Retry"));
            Assert.That(options["RetriesLeft"], Is.EqualTo(0));
        });
    }

    [Test]
    public async Task A_person_who_presses_retry_is_told_why_and_how()
    {
        var debt = await DebtAsync();
        var answer = debt.Retry();
        Assert.That((answer["Outcome"], debt.Tries.Count), Is.EqualTo(((object)"Denied", 0)));
        Assert.That(answer["Message"], Is.EqualTo("Above 500.00\u00A0USD the customer confirms a charge before it is sent. Send a payment link with Offer: the payment is the confirmation."));
    }

    [Test]
    public async Task A_flow_cannot_go_past_it_either()
    {
        World.System.Update(new Entity("systemuser", World.Approver) { ["applicationid"] = Guid.NewGuid() });
        var debt = await DebtAsync();
        Assert.That((debt.Retry(World.Approver)["Outcome"], debt.Tries.Count), Is.EqualTo(((object)"Denied", 0)));
    }

    [Test]
    public async Task Asking_costs_no_call_more_than_there_may_be()
    {
        var debt = await DebtAsync(400m);
        debt.Retry();
        World.RunJobs();
        Options(debt.Id);
        Assert.Multiple(() =>
        {
            Assert.That(World.Dataverse.Metrics.Max("cpay_RetryCharge"), Is.InRange(1, 9));
            Assert.That(World.Dataverse.Metrics.Max("CrmPayments.Plugins.Charges.SendCharge"), Is.InRange(1, 9));
            Assert.That(World.Dataverse.Metrics.Max("cpay_GetRecoveryOptions"), Is.InRange(1, 6));
        });
    }

    [Test]
    public async Task A_new_card_is_confirmed_where_the_policy_asks_at_risk()
    {
        World.System.Update(new Entity("cpay_recoverypolicy", Policy) { ["cpay_proofabove"] = null, ["cpay_proofonrisk"] = true });
        var debt = await DebtAsync(20m);
        Assert.That(debt.Retry()["Message"], Does.StartWith("Nothing was ever charged on this payment method"));
        Live(UntilAsked);
        Assert.That((debt.Tries.Count, OfferStatusOf(OnlyOffer)), Is.EqualTo((0, OfferStatus.Open)));
    }

    [Test]
    public async Task Where_no_gateway_makes_links_in_the_currency_a_person_is_told()
    {
        var debt = await DebtAsync();
        foreach (var gateway in Gateways.Where(gateway => gateway.Type is not (GatewayType.Wompi or GatewayType.Lakala))) World.System.Update(new Entity("cpay_gateway", gateway.Id) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(2) });
        Live(UntilAsked);
        Assert.Multiple(() =>
        {
            Assert.That((debt.Tries.Count, Offers.Count), Is.EqualTo((0, 0)));
            Assert.That(Tasks.Single().GetAttributeValue<string>("description"), Does.StartWith("The customer must confirm this charge, and could not be asked:"));
        });
    }

    [Test]
    public async Task A_link_that_cannot_be_made_after_all_is_a_person_s_task()
    {
        World.Set("cpay_CustomerPageUrl", "");
        await DebtAsync();
        Live(TimeSpan.FromDays(4));
        Assert.That(OfferStatusOf(OnlyOffer), Is.EqualTo(OfferStatus.Failed));
        Assert.That(Tasks.Single().GetAttributeValue<string>("description"), Does.StartWith("The customer must confirm this charge, and could not be asked:").And.Contain("cpay_CustomerPageUrl"));
    }

    [Test]
    public async Task A_link_of_which_nobody_knows_is_a_person_s_task()
    {
        var debt = await DebtAsync();
        await World.FaultAsync(Stripe, "*", "drop-before", 1000);
        Live(TimeSpan.FromDays(5));
        Assert.That(OnlyOffer.Contains("cpay_link"), Is.False);
        Assert.That(debt.Tries, Is.Empty);
        Assert.That(Tasks.Single().GetAttributeValue<string>("description"), Does.StartWith("The customer must confirm this charge, and could not be asked: The gateway never said whether it made the link."));
    }

    [Test]
    public async Task A_page_that_is_closed_is_not_sent_any_more()
    {
        await DebtAsync();
        Live(TimeSpan.FromDays(3));
        World.Call("cpay_WithdrawOffer", World.Agent, ("OfferId", OnlyOffer.Id));
        World.RunJobs();
        Live(TimeSpan.FromHours(2));
        Assert.That((OfferStatusOf(OnlyOffer), Outbox.Count), Is.EqualTo((OfferStatus.Withdrawn, 0)));
    }

    [Test]
    public async Task A_customer_whom_nothing_reaches_is_a_person_s_task()
    {
        World.System.Update(new Entity("contact", World.Customer) { ["emailaddress1"] = null });
        await DebtAsync();
        Live(UntilAsked);
        Assert.That((Outbox.Count, Tasks.Single().GetAttributeValue<OptionSetValue>("cpay_kind").Value), Is.EqualTo((0, 192700003)));
    }

    [Test]
    public async Task An_offer_that_is_open_already_is_the_only_one()
    {
        var debt = await DebtAsync();
        World.Call("cpay_OfferAlternative", World.Agent, ("RecoveryCaseId", TheCase.Id), ("Kind", new OptionSetValue((int)OfferKind.PaymentLink)));
        World.RunJobs();
        Live(TimeSpan.FromHours(20));
        Assert.That((Offers.Count, OnlyOffer.GetAttributeValue<bool>("cpay_confirms"), debt.Tries.Count), Is.EqualTo((1, false, 0)));
        Live(TimeSpan.FromDays(2.75));
        Assert.That(Offers.Select(OfferStatusOf), Is.EquivalentTo(new[] { OfferStatus.Expired, OfferStatus.Open }), "when it has ended unpaid, one that asks for the confirmation");
    }

    [Test]
    public async Task The_customers_other_card_is_confirmed_too()
    {
        World.System.Update(new Entity("cpay_recoverypolicy", Policy) { ["cpay_usebackupmethod"] = true });
        var method = Method(await Stripe.Store!(World.Url));
        var subscription = Subscription(method, Large);
        World.System.Update(new Entity("cpay_subscription", subscription) { ["cpay_backupmethodid"] = new EntityReference("cpay_paymentmethod", Method(await Stripe.Store!(World.Url))) });
        Pay(Large, row => row["cpay_paymentmethodid"] = new EntityReference("cpay_paymentmethod", method));
        World.Pass(TimeSpan.FromHours(1));
        Fail(DeclineReason.LostOrStolen, Large, row =>
        {
            row["cpay_paymentmethodid"] = new EntityReference("cpay_paymentmethod", method);
            row["cpay_subscriptionid"] = new EntityReference("cpay_subscription", subscription);
        });
        Live(TimeSpan.FromHours(20));
        Assert.That((OfferStatusOf(OnlyOffer), OnlyOffer.GetAttributeValue<bool>("cpay_confirms")), Is.EqualTo((OfferStatus.Open, true)), "that one never paid so much");
        Assert.That(await TakenAsync(), Is.Empty);
    }

    [Test]
    public async Task New_data_of_the_card_do_not_go_past_it_and_ask_anew()
    {
        var debt = await DebtAsync();
        Live(UntilAsked + TimeSpan.FromDays(1));
        Assert.That(OfferStatusOf(OnlyOffer), Is.EqualTo(OfferStatus.Expired));
        World.System.Update(new Entity("cpay_paymentmethod", debt.Method) { ["cpay_expirymonth"] = 12, ["cpay_expiryyear"] = 2031 });
        World.RunJobs();
        Live(TimeSpan.FromHours(20));
        Assert.That((debt.Tries.Count, Offers.Count(offer => OfferStatusOf(offer) == OfferStatus.Open && offer.GetAttributeValue<bool>("cpay_confirms"))), Is.EqualTo((0, 1)));
        Assert.That(Options(debt.Id)["Plan"], Does.Contain("left out. Above 500.00"));
    }
}
