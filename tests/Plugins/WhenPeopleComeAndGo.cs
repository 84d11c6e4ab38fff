using CrmPayments.Core.Refunds;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins;

/// <summary>Dataverse refuses rows to an owner who may not read them. Money news must not be lost over that.</summary>
internal sealed class WhenPeopleComeAndGo : PluginTests
{
    [TestCaseSource(nameof(Returning))]
    public async Task A_refund_is_recorded_though_who_asked_has_lost_the_role_since(TestGateway gateway)
    {
        var charge = await World.ChargeAsync(gateway, 80m);
        charge.Request(gateway.Part(80m, 30m));
        World.TakeRoles(World.Agent);
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Succeeded));
            Assert.That(charge.Refunded, Is.EqualTo(gateway.Part(80m, 30m)));
            Assert.That(charge.Attempts, Has.Count.EqualTo(2));
        });
    }

    [TestCaseSource(nameof(Returning))]
    public async Task A_person_is_called_though_who_asked_has_lost_the_role_since(TestGateway gateway)
    {
        var charge = await World.ChargeAsync(gateway, 80m);
        await World.FaultAsync(gateway, gateway.GiveBack, "drop-after");
        charge.Request(gateway.Part(80m, 30m));
        World.TakeRoles(World.Agent);
        World.RunJobs();
        await World.FaultAsync(gateway, "*", "error-before", 10_000);
        World.LetAWeekPass();
        Assert.That(World.Rows("task", "regardingobjectid", World.Customer), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_charge_of_a_contact_whose_owner_may_not_see_charges_is_kept()
    {
        var contact = World.Customer;
        World.TakeRoles(World.Agent);
        var told = await Gateways[1].ChargeAsync(World.Url, 42m, $"contact:{contact}");
        await World.DeliverAsync(Gateways[1], "payment_intent.succeeded", told.Id);
        Assert.That(World.Rows("cpay_transaction", "cpay_customerid", contact), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_contact_named_by_the_charge_is_found_among_many_with_its_address()
    {
        for (var i = 0; i < 5; i++)
            World.System.Create(new Entity("contact") { ["lastname"] = "Shared", ["emailaddress1"] = "olivia@fabrikam.example" });
        var named = World.System.Create(new Entity("contact") { ["lastname"] = "Named", ["emailaddress1"] = "olivia@fabrikam.example" });
        var told = await Gateways[1].ChargeAsync(World.Url, 42m, $"contact:{named}");
        await World.DeliverAsync(Gateways[1], "payment_intent.succeeded", told.Id);
        Assert.That(World.Rows("cpay_transaction", "cpay_customerid", named), Has.Count.EqualTo(1));
    }
}
