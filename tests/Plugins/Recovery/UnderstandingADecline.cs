using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Plugins.Recovery;

internal sealed class UnderstandingADecline : PluginTests
{
    private static readonly GatewayType Stripe = GatewayType.Stripe;

    private TestGateway Gateway => Gateways.Single(one => one.Type == Stripe);

    [Test]
    public void Keeps_the_gateways_reading_without_a_rule() => Assert.That(ReasonOf(Declined("generic_decline", DeclineReason.DoNotHonor)), Is.EqualTo(DeclineReason.DoNotHonor));

    [Test]
    public void Obeys_a_rule_for_the_gateways_code()
    {
        Rule(Stripe, "generic_decline", DeclineReason.InsufficientFunds);
        Assert.That(ReasonOf(Declined("generic_decline", DeclineReason.DoNotHonor)), Is.EqualTo(DeclineReason.InsufficientFunds));
    }

    [Test]
    public void Obeys_it_when_a_known_charge_is_declined_later()
    {
        Rule(Stripe, "generic_decline", DeclineReason.InsufficientFunds);
        var charge = World.Know(Gateway, "ch_later", 20m, ChargeStatus.Pending).Id;
        World.Stage(new Entity("cpay_transaction", charge) { ["cpay_gatewaycode"] = "generic_decline", ["cpay_declinereason"] = new OptionSetValue((int)DeclineReason.DoNotHonor) });
        Assert.That(ReasonOf(charge), Is.EqualTo(DeclineReason.InsufficientFunds));
    }

    [Test]
    public void Does_not_obey_the_rule_of_another_gateway()
    {
        Rule(GatewayType.Braintree, "generic_decline", DeclineReason.InsufficientFunds);
        Assert.That(ReasonOf(Declined("generic_decline", DeclineReason.DoNotHonor)), Is.EqualTo(DeclineReason.DoNotHonor));
    }

    [Test]
    public void Does_not_obey_a_rule_that_was_switched_off()
    {
        var rule = Rule(Stripe, "generic_decline", DeclineReason.InsufficientFunds);
        World.System.Update(new Entity("cpay_declinerule", rule) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(2) });
        Assert.That(ReasonOf(Declined("generic_decline", DeclineReason.DoNotHonor)), Is.EqualTo(DeclineReason.DoNotHonor));
    }

    [TestCase(true, false)]
    [TestCase(false, true)]
    public void Notes_whether_the_machine_may_try_again(bool allowed, bool forbidden)
    {
        Rule(Stripe, "generic_decline", DeclineReason.DoNotHonor, allowed);
        Assert.That(Row(Declined("generic_decline", DeclineReason.DoNotHonor)).GetAttributeValue<bool>("cpay_retryforbidden"), Is.EqualTo(forbidden));
    }

    [TestCase("Visa", "41", DeclineReason.LostOrStolen)]
    [TestCase("Visa", "82", DeclineReason.WrongSecurityCode)]
    [TestCase("Mastercard", "82", DeclineReason.Unrecognized, Description = "a coarse group: its advice decides")]
    [TestCase("ACH", "R02", DeclineReason.AccountClosed)]
    [TestCase("", "", DeclineReason.Unrecognized)]
    public void Asks_the_network_where_nobody_knows_the_gateways_code(string network, string code, DeclineReason reason) =>
        Assert.That(ReasonOf(Declined("never_seen", DeclineReason.Unrecognized, network, code)), Is.EqualTo(reason));

    private Guid Declined(string code, DeclineReason reason, string network = "", string networkCode = "") => World.System.Create(new Entity("cpay_transaction")
    {
        ["cpay_gatewayid"] = new EntityReference("cpay_gateway", Gateway.Id),
        ["cpay_gatewaytransactionid"] = $"ch_{Guid.NewGuid():N}",
        ["cpay_customerid"] = new EntityReference("contact", World.Customer),
        ["cpay_amount"] = new Money(20m),
        ["transactioncurrencyid"] = Currency(),
        ["cpay_status"] = new OptionSetValue((int)ChargeStatus.Declined),
        ["cpay_declinereason"] = new OptionSetValue((int)reason),
        ["cpay_gatewaycode"] = code,
        ["cpay_network"] = network,
        ["cpay_networkcode"] = networkCode,
    });

    private Guid Rule(GatewayType type, string code, DeclineReason reason, bool retryAllowed = true) => World.System.Create(new Entity("cpay_declinerule")
    {
        ["cpay_name"] = $"{type} {code}",
        ["cpay_gatewaytype"] = new OptionSetValue((int)type),
        ["cpay_code"] = code,
        ["cpay_reason"] = new OptionSetValue((int)reason),
        ["cpay_retryallowed"] = retryAllowed,
    });

    private EntityReference Currency()
    {
        var query = new QueryExpression("transactioncurrency") { TopCount = 1 };
        query.Criteria.AddCondition("isocurrencycode", ConditionOperator.Equal, Gateway.CurrencyCode);
        return World.System.RetrieveMultiple(query).Entities[0].ToEntityReference();
    }

    private Entity Row(Guid id) => World.System.Retrieve("cpay_transaction", id, new ColumnSet(true));

    private DeclineReason ReasonOf(Guid id) => (DeclineReason)Row(id).GetAttributeValue<OptionSetValue>("cpay_declinereason").Value;
}
