using CrmPayments.Core.Declines;
using CrmPayments.Core.Recovery;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>Which failed charge becomes a case (decision 0018), and that a customer has one.</summary>
internal sealed class OpeningACase : RecoveryTests
{
    [Test]
    public void A_stored_method_that_is_declined_opens_one()
    {
        var charge = Fail();
        Assert.Multiple(() =>
        {
            Assert.That(StatusOf(TheCase), Is.EqualTo(CaseStatus.Active));
            Assert.That(MoneyOf(TheCase, "cpay_amountatrisk"), Is.EqualTo(30m));
            Assert.That(TheCase.GetAttributeValue<EntityReference>("cpay_transactionid").Id, Is.EqualTo(charge));
            Assert.That(Row("cpay_transaction", charge).GetAttributeValue<EntityReference>("cpay_recoverycaseid").Id, Is.EqualTo(TheCase.Id));
            Assert.That(TheCase.GetAttributeValue<EntityReference>("ownerid").Id, Is.EqualTo(World.Agent));
            Assert.That(TheCase.Contains("cpay_nextactionon"), Is.True, "an open case always has a date");
        });
    }

    [Test]
    public void Several_failures_of_one_customer_are_one_case()
    {
        Fail();
        Fail(amount: 12m);
        World.Pass(TimeSpan.FromMinutes(1));
        Assert.That(MoneyOf(TheCase, "cpay_amountatrisk"), Is.EqualTo(42m));
    }

    [Test]
    public void Another_currency_is_another_case()
    {
        World.System.Create(new Entity("transactioncurrency") { ["isocurrencycode"] = "CHF", ["currencyname"] = "Franc", ["currencysymbol"] = "Fr", ["currencyprecision"] = 2, ["exchangerate"] = 2m });
        Fail();
        Fail(with: row => row["transactioncurrencyid"] = Currency("CHF"));
        Assert.That(Cases, Has.Count.EqualTo(2));
    }

    [Test]
    public void The_subscription_becomes_past_due()
    {
        var subscription = Subscription(Method());
        Fail(with: row => row["cpay_subscriptionid"] = new EntityReference("cpay_subscription", subscription));
        Assert.That(Row("cpay_subscription", subscription).GetAttributeValue<OptionSetValue>("cpay_status").Value, Is.EqualTo(192700001));
    }

    [Test]
    public void A_customer_at_the_checkout_is_left_alone_for_a_while()
    {
        Fail(with: row => row["cpay_initiator"] = new OptionSetValue((int)ChargeInitiator.Customer));
        World.Pass(TimeSpan.FromMinutes(10));
        Assert.Multiple(() =>
        {
            Assert.That(TheCase.GetAttributeValue<int>("cpay_stepsdone"), Is.Zero);
            Assert.That(World.Rows("cpay_customermessage", "cpay_customerid", World.Customer), Is.Empty);
        });
    }

    [Test]
    public void Says_meanwhile_what_it_waits_for()
    {
        Fail(with: row => row["cpay_initiator"] = new OptionSetValue((int)ChargeInitiator.Customer));
        Assert.That(TheCase.GetAttributeValue<string>("cpay_nextaction"), Does.Contain("15 minutes").And.Contain("checkout"));
    }

    [Test]
    public void Who_pays_a_minute_later_never_hears_of_it()
    {
        Fail(DeclineReason.WrongSecurityCode, with: row => row["cpay_initiator"] = new OptionSetValue((int)ChargeInitiator.Customer));
        World.Pass(TimeSpan.FromMinutes(1));
        Pay();
        Live(TimeSpan.FromDays(3));
        Assert.Multiple(() =>
        {
            Assert.That(StatusOf(TheCase), Is.EqualTo(CaseStatus.Recovered));
            Assert.That(OutcomeOf(TheCase), Is.EqualTo(CaseOutcome.CustomersLink));
            Assert.That(World.Rows("cpay_customermessage", "cpay_customerid", World.Customer), Is.Empty);
        });
    }

    private static IEnumerable<TestCaseData> Nobodys =>
    [
        new TestCaseData((Entity row) => row.Attributes.Remove("cpay_customerid")).SetArgDisplayNames("no customer"),
        new TestCaseData((Entity row) =>
        {
            row.Attributes.Remove("cpay_initiator");
            return row.Attributes.Remove("cpay_paymentmethodid");
        }).SetArgDisplayNames("one-off without a stored method"),
        new TestCaseData((Entity row) =>
        {
            row["cpay_chargedon"] = row.GetAttributeValue<DateTime>("cpay_chargedon").AddDays(-31);
            return true;
        }).SetArgDisplayNames("history"),
    ];

    [TestCaseSource(nameof(Nobodys))]
    public void None_is_opened_for(Func<Entity, bool> with)
    {
        Fail(with: row => with(row));
        Assert.That(World.System.RetrieveMultiple(new Microsoft.Xrm.Sdk.Query.QueryExpression("cpay_recoverycase")).Entities, Is.Empty);
    }

    [Test]
    public void A_charge_that_fails_after_it_was_pending_opens_one()
    {
        var charge = World.System.Create(Charge(Core.Gateways.ChargeStatus.Pending, 30m));
        World.RunJobs();
        Assert.That(Cases, Is.Empty);
        World.Stage(new Entity("cpay_transaction", charge) { ["cpay_paymentmethodid"] = new EntityReference("cpay_paymentmethod", Method()), ["cpay_status"] = new OptionSetValue(192700005), ["cpay_declinereason"] = new OptionSetValue((int)DeclineReason.InsufficientFunds) });
        World.RunJobs();
        Assert.That(StatusOf(TheCase), Is.EqualTo(CaseStatus.Active));
    }
}
