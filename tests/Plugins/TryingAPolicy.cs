using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins;

internal sealed class TryingAPolicy : PluginTests
{
    private const int Active = 0, Inactive = 1;

    [TestCase(80, "Accepted")]
    [TestCase(100.01, "AwaitingApproval")]
    [TestCase(500.01, "Denied")]
    public async Task Tells_what_the_request_would_be_told(decimal amount, string outcome)
    {
        var charge = await World.ChargeAsync(Gateways[1], 600m);
        var preview = Preview(charge, ("Amount", amount), ("Reason", new OptionSetValue(192700005)));
        var answer = charge.Request(amount);
        Assert.Multiple(() =>
        {
            Assert.That(preview["Outcome"], Is.EqualTo(outcome));
            Assert.That((preview["Outcome"], preview["Message"]), Is.EqualTo((answer["Outcome"], answer["Message"])));
            Assert.That(preview["PolicyName"], Is.EqualTo("Role 1"));
            Assert.That(preview["Explanations"], Does.Contain("The refund policy “Role 1” decides."));
        });
    }

    [Test]
    public async Task Counts_a_draft_as_if_it_were_active()
    {
        var charge = await World.ChargeAsync(Gateways[1], 600m);
        var draft = PutPolicy("Stricter", 50m, Inactive);
        var before = Preview(charge, ("Amount", 80m));
        var with = Preview(charge, ("Amount", 80m), ("DraftPolicyId", draft));
        Assert.Multiple(() =>
        {
            Assert.That(before["Outcome"], Is.EqualTo("Accepted"));
            Assert.That((with["Outcome"], with["PolicyId"], with["Message"]), Is.EqualTo(("Denied", (object)draft, "You may give back at most 50.00\u00A0USD at once.")));
            Assert.That(charge.Request(80m)["Outcome"], Is.EqualTo("Accepted"));
        });
    }

    [Test]
    public async Task Says_when_a_draft_changes_nothing()
    {
        var charge = await World.ChargeAsync(Gateways[1], 600m);
        var elsewhere = PutPolicy("For the approver", 50m, Inactive, World.Approver);
        Assert.That(Preview(charge, ("DraftPolicyId", elsewhere))["Explanations"], Does.Contain("The draft policy does not reach this person."));
    }

    [Test]
    public async Task Counts_what_the_person_has_used_and_demands()
    {
        var policy = PutPolicy("Daily", 100m, Active);
        World.System.Update(new Entity("cpay_refundpolicy", policy) { ["cpay_maximumperday"] = 100m, ["cpay_stepupabove"] = 20m });
        var charge = await World.ChargeAsync(Gateways[1], 600m);
        charge.Request(15m);
        Assert.Multiple(() =>
        {
            Assert.That(Preview(charge, ("Amount", 85m))["Outcome"], Is.EqualTo("StepUpRequired"));
            Assert.That(Preview(charge, ("Amount", 85.01m))["Message"], Does.StartWith("You may give back 100.00\u00A0USD within 24 hours; 85.00"));
        });
    }

    [Test]
    public async Task Writes_nothing()
    {
        var charge = await World.ChargeAsync(Gateways[1], 600m);
        var before = charge.Row.RowVersion;
        Preview(charge, ("Amount", 80m));
        Assert.That((charge.Row.RowVersion, charge.Attempts.Count, charge.Refunds.Count), Is.EqualTo((before, 0, 0)));
    }

    private ParameterCollection Preview(TestCharge charge, params (string Name, object? Value)[] more) =>
        World.Call("cpay_PreviewRefund", World.Dataverse.AdministratorId, [("UserId", World.Agent), ("TransactionId", charge.Id), .. more]);

    private Guid PutPolicy(string name, decimal most, int state, Guid? user = null)
    {
        var id = World.System.Create(new Entity("cpay_refundpolicy")
        {
            ["cpay_name"] = name,
            ["cpay_appliesto"] = new OptionSetValue(192700002),
            ["cpay_userid"] = new EntityReference("systemuser", user ?? World.Agent),
            ["cpay_maximumperrefund"] = most,
        });
        if (state == Inactive) World.System.Update(new Entity("cpay_refundpolicy", id) { ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(2) });
        return id;
    }
}
