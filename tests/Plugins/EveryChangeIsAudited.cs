using System.ServiceModel;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Plugins;

/// <summary>Who, when, why, how much, which key, before and after: kept for every change, read by the auditor, changed by nobody.</summary>
internal sealed class EveryChangeIsAudited : PluginTests
{
    private const int Auditor = 4;

    [Test]
    public async Task Of_a_refund_from_the_request_to_its_end()
    {
        var charge = await World.ChargeAsync(Gateways[1], 300m);
        charge.Request(150m, key: "key-1", notes: "Parcel came back.");
        World.Call("cpay_DecideRefund", World.Approver, ("RefundId", charge.OnlyRefund.Id), ("Decision", "Approve"), ("Comment", "Seen the parcel."));
        World.RunJobs();
        var changes = Changes(charge.OnlyRefund.Id);
        Assert.Multiple(() =>
        {
            Assert.That(To(changes, "cpay_requestedby"), Has.Some.Contains(World.Agent.ToString()).IgnoreCase, "who");
            Assert.That(To(changes, "cpay_requestedon"), Is.Not.Empty, "when");
            Assert.That(To(changes, "cpay_reason"), Is.Not.Empty, "why");
            Assert.That(To(changes, "cpay_notes"), Has.Some.EqualTo("Parcel came back."), "why");
            Assert.That(To(changes, "cpay_amount"), Has.Some.StartsWith("150"), "how much");
            Assert.That(To(changes, "cpay_idempotencykey"), Has.Some.EqualTo("key-1"), "which key");
            Assert.That(To(changes, "cpay_decidedby"), Has.Some.Contains(World.Approver.ToString()).IgnoreCase);
            Assert.That(To(changes, "cpay_decisioncomment"), Has.Some.EqualTo("Seen the parcel."));
            Assert.That(changes.Where(change => (string?)change["logicalName"] == "cpay_status").Select(change => ((string?)change["oldValue"], (string?)change["newValue"])),
                Is.SupersetOf(new[] { ("192700001", "192700002"), ("192700002", "192700005"), ("192700005", "192700007") }), "before and after");
        });
    }

    [Test]
    public async Task Of_the_end_that_a_person_gives_a_refund()
    {
        var charge = await World.ChargeAsync(Gateways[1], 80m);
        charge.Request(30m, more: [("PayOut", new OptionSetValue(192700002))]);
        World.Call("cpay_DecideRefund", World.Approver, ("RefundId", charge.OnlyRefund.Id), ("Decision", "Approve"), ("Comment", "Card is closed."));
        World.RunJobs();
        World.Call("cpay_ResolveRefund", World.Approver, ("RefundId", charge.OnlyRefund.Id), ("Resolution", "Succeeded"), ("Reference", "TRF-1"), ("Comment", "Paid."));
        var changes = Changes(charge.OnlyRefund.Id);
        Assert.That(To(changes, "cpay_resolvedby"), Has.Some.Contains(World.Approver.ToString()).IgnoreCase);
        Assert.That(To(changes, "cpay_payoutreference"), Is.EqualTo(new[] { "TRF-1" }));
    }

    [Test]
    public void Of_a_policy_with_who_changed_it()
    {
        var policy = World.System.RetrieveMultiple(new QueryExpression("cpay_refundpolicy") { TopCount = 1 }).Entities[0].Id;
        World.Dataverse.As(World.Dataverse.AdministratorId).Update(new Entity("cpay_refundpolicy", policy) { ["cpay_maximumperrefund"] = 9999m });
        var audit = Audits(policy, AuditorUser()).Single(one => one.GetAttributeValue<OptionSetValue>("operation").Value == 2);
        var change = (JObject)((JArray)JObject.Parse((string)audit["changedata"])["changedAttributes"]!).Single(one => (string?)one["logicalName"] == "cpay_maximumperrefund");
        Assert.That(audit.GetAttributeValue<EntityReference>("userid").Id, Is.EqualTo(World.Dataverse.AdministratorId));
        Assert.That((string?)change["newValue"], Does.StartWith("9999"));
        Assert.That((string?)change["oldValue"], Is.Not.Empty);
    }

    [Test]
    public async Task Of_a_charges_balance_an_event_and_an_attempt()
    {
        var charge = await World.ChargeAsync(Gateways[1], 80m);
        charge.Request(30m);
        World.RunJobs();
        await World.DeliverAsync(Gateways[1], "refund.updated", refundId: (string)(await charge.BookedAsync()).Single()["id"]!);
        var stored = World.Rows("cpay_gatewayevent", "cpay_gatewayid", Gateways[1].Id).Single();
        Assert.Multiple(() =>
        {
            Assert.That(To(Changes(charge.Id), "cpay_refundableamount"), Has.Some.StartsWith("50"));
            Assert.That(To(Changes(stored.Id), "cpay_status"), Is.Not.Empty);
            Assert.That(To(Changes(stored.Id), "cpay_payload"), Is.Empty, "a gateway's whole message is not kept twice");
            Assert.That(Audits(charge.Attempts[0].Id, AuditorUser()), Is.Not.Empty);
        });
    }

    [Test]
    public async Task And_neither_read_by_others_nor_changed_by_anybody()
    {
        var charge = await World.ChargeAsync(Gateways[1], 80m);
        charge.Request(30m);
        var id = charge.OnlyRefund.Id;
        var audit = Audits(id, AuditorUser()).First();
        foreach (var user in new[] { World.Agent, World.Approver, World.AddUser("admin2@contoso.example", 3) })
            Assert.That(() => Audits(id, user), Throws.InstanceOf<FaultException<OrganizationServiceFault>>());
        foreach (var user in new[] { World.Dataverse.AdministratorId, World.Dataverse.SystemUserId })
        {
            Assert.That(() => World.Dataverse.As(user).Update(new Entity("audit", audit.Id) { ["changedata"] = "{}" }), Throws.InstanceOf<FaultException<OrganizationServiceFault>>());
            Assert.That(() => World.Dataverse.As(user).Delete("audit", audit.Id), Throws.InstanceOf<FaultException<OrganizationServiceFault>>());
        }

        Assert.That(Audits(id, World.Dataverse.AdministratorId), Is.Not.Empty);
    }

    private Guid AuditorUser() => World.AddUser($"auditor{Guid.NewGuid():N}@contoso.example", Auditor);

    private List<Entity> Audits(Guid row, Guid reader)
    {
        var query = new QueryExpression("audit") { ColumnSet = new ColumnSet(true) };
        query.Criteria.AddCondition("objectid", ConditionOperator.Equal, row);
        query.AddOrder("createdon", OrderType.Ascending);
        return [.. World.Dataverse.As(reader).RetrieveMultiple(query).Entities];
    }

    /// <summary>Every changed column of a row, as the auditor reads it.</summary>
    private List<JToken> Changes(Guid row) =>
        [.. Audits(row, AuditorUser()).SelectMany(audit => (JArray)JObject.Parse((string)audit["changedata"])["changedAttributes"]!)];

    private static IEnumerable<string> To(IEnumerable<JToken> changes, string column) =>
        changes.Where(change => (string?)change["logicalName"] == column).Select(change => (string?)change["newValue"]).OfType<string>();
}
