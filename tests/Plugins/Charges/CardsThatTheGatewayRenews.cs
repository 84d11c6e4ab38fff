using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Plugins.Charges;

/// <summary>Stripe's card updater tells new data of a stored card.</summary>
internal sealed class CardsThatTheGatewayRenews : ChargeTests
{
    private const int Applied = 192700001, Ignored = 192700002;

    [Test]
    public async Task Are_known_by_their_new_data()
    {
        var debt = await DebtAsync(Stripe);
        World.System.Update(new Entity("cpay_paymentmethod", debt.Method) { ["cpay_status"] = new OptionSetValue(192700001), ["cpay_expirymonth"] = 1, ["cpay_expiryyear"] = 2026 });
        var status = Tell(debt);
        var card = World.System.Retrieve("cpay_paymentmethod", debt.Method, new ColumnSet("cpay_expirymonth", "cpay_expiryyear", "cpay_lastfour", "cpay_status"));
        Assert.Multiple(() =>
        {
            Assert.That(status, Is.EqualTo(Applied));
            Assert.That((card["cpay_expirymonth"], card["cpay_expiryyear"], card["cpay_lastfour"]), Is.EqualTo(((object)7, (object)2031, (object)"4444")));
            Assert.That(card.GetAttributeValue<OptionSetValue>("cpay_status").Value, Is.EqualTo(192700000), "it works again");
        });
    }

    [Test]
    public async Task Are_tried_at_once_for_what_failed_for_their_data()
    {
        var debt = TestDebt.Fail(World, Stripe, 80m, await TestDebt.StoreAsync(World, Stripe), DeclineReason.ExpiredCard);
        for (var hours = 0; hours < 12; hours++) World.Pass(TimeSpan.FromHours(1));
        var before = debt.Tries.Count;
        Tell(debt);
        World.Pass(TimeSpan.FromMinutes(2));
        Assert.That((before, debt.Owed, await debt.TakenAsync()), Is.EqualTo((0, 0m, new[] { 80m })));
    }

    [Test]
    public async Task Stay_as_they_are_once_the_customer_took_them_back()
    {
        var debt = await DebtAsync(Stripe);
        World.System.Update(new Entity("cpay_paymentmethod", debt.Method) { ["cpay_status"] = new OptionSetValue(192700002) });
        Assert.That(Tell(debt), Is.EqualTo(Ignored));
    }

    [Test]
    public void Concern_nobody_if_the_CRM_does_not_have_them() => Assert.That(Tell("pm_of_somebody_else"), Is.EqualTo(Ignored));

    private int Tell(TestDebt debt) => Tell(World.System.Retrieve("cpay_paymentmethod", debt.Method, new ColumnSet("cpay_token")).GetAttributeValue<string>("cpay_token"));

    /// <returns>What became of the event.</returns>
    private int Tell(string token)
    {
        var payload = $$$"""{"id":"evt_renewed","type":"payment_method.automatically_updated","created":1763700000,"data":{"object":{"id":"{{{token}}}","object":"payment_method","type":"card","card":{"brand":"visa","last4":"4444","exp_month":7,"exp_year":2031,"fingerprint":"fp_new"} } } }""";
        World.Ingest(Stripe, new NotificationVerdict.Accepted("evt_renewed", "payment_method.automatically_updated", payload));
        World.RunJobs();
        Assert.That(World.Dataverse.Metrics.Max("CrmPayments.Plugins.Gateways.ApplyGatewayEvent"), Is.InRange(1, 7));
        return World.Rows("cpay_gatewayevent", "cpay_eventid", "evt_renewed").Single().GetAttributeValue<OptionSetValue>("cpay_status").Value;
    }
}
