using CrmPayments.Core.Refunds;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins;

internal sealed class AskingTwice : PluginTests
{
    private const string Question = "ConfirmationRequired";

    [Test]
    public async Task For_the_same_amount_within_five_minutes_says_who_did_it_when()
    {
        var charge = await World.ChargeAsync(Gateways[1], 80m);
        var first = (Guid)charge.Request(10m)["RefundId"];
        World.Clock.Advance(TimeSpan.FromMinutes(3));
        var answer = charge.Request(10m, World.Approver, confirm: false);
        var number = charge.OnlyRefund.GetAttributeValue<string>("cpay_name");
        Assert.Multiple(() =>
        {
            Assert.That(answer["Outcome"], Is.EqualTo(Question));
            Assert.That(answer["RefundId"], Is.EqualTo(first));
            Assert.That(answer["Message"], Is.EqualTo(
                $"agent@contoso.example Test asked for 10.00\u00A0USD of this charge 3 minute(s) ago ({number}, approved). To give back the same amount once more, confirm it."));
            Assert.That(charge.Refunds, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public async Task Goes_on_with_the_same_key_when_it_is_confirmed()
    {
        var charge = await World.ChargeAsync(Gateways[1], 80m);
        var first = (Guid)charge.Request(10m)["RefundId"];
        Assert.That(charge.Request(10m, key: "again", confirm: false)["Outcome"], Is.EqualTo(Question));
        var second = (Guid)charge.Request(10m, key: "again")["RefundId"];
        Assert.That(
            World.Rows("cpay_refund", "cpay_refundid", second).Single().GetAttributeValue<EntityReference>("cpay_confirmedduplicateof").Id,
            Is.EqualTo(first));
    }

    [Test]
    public async Task Is_no_question_for_another_amount_later_or_after_the_first_was_taken_back()
    {
        var charge = await World.ChargeAsync(Gateways[1], 400m);
        var cancelled = (Guid)charge.Request(150m)["RefundId"];
        World.Call("cpay_CancelRefund", World.Agent, ("RefundId", cancelled));
        charge.Request(10m);
        var outcomes = new List<object> { charge.Request(150m, confirm: false)["Outcome"], charge.Request(11m, confirm: false)["Outcome"] };
        World.Clock.Advance(RefundRules.RepeatWindow + TimeSpan.FromSeconds(1));
        outcomes.Add(charge.Request(10m, confirm: false)["Outcome"]);
        Assert.That(outcomes, Is.EqualTo(new[] { "AwaitingApproval", "Accepted", "Accepted" }));
    }

    [Test]
    public async Task Is_refused_rather_than_asked_when_nothing_is_left()
    {
        var charge = await World.ChargeAsync(Gateways[1], 80m);
        charge.Request(50m);
        Assert.That(charge.Request(50m, confirm: false)["Outcome"], Is.EqualTo("Denied"));
    }

    [Test]
    public async Task Is_asked_in_the_language_of_the_person()
    {
        var charge = await World.ChargeAsync(Gateways[1], 80m);
        charge.Request(10m);
        World.System.Update(new Entity("usersettings", World.Agent) { ["uilanguageid"] = 3082 });
        Assert.That(charge.Request(10m, confirm: false)["Message"], Does.Contain("hace 1 minuto(s)").And.Contain("aprobado"));
    }
}
