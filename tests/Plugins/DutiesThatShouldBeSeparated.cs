using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Plugins;

internal sealed class DutiesThatShouldBeSeparated : PluginTests
{
    [Test]
    public void Are_asking_and_approving_above_what_others_may_alone() => Assert.That(ConflictsOf(World.Approver), Is.EqualTo(new[] { "AskAndApprove" }));

    [Test]
    public void Are_none_for_who_approves_only_what_needs_no_approval() => Assert.That(ConflictsOf(World.Agent), Is.Empty);

    [Test]
    public void Are_refunding_and_changing_policies_or_gateways()
    {
        var everything = World.AddUser("both@contoso.example", 3);
        World.System.Associate("systemuser", everything, new Relationship("systemuserroles_association"), [new EntityReference("role", Role(1))]);
        Assert.That(ConflictsOf(everything), Is.EqualTo(new[] { "PolicyAndRefund", "GatewayAndRefund" }));
    }

    [Test]
    public void Count_roles_and_policies_of_teams()
    {
        var team = World.System.Create(new Entity("team") { ["name"] = "Both", ["businessunitid"] = new EntityReference("businessunit", World.Dataverse.RootBusinessUnitId) });
        World.System.Associate("team", team, new Relationship("teamroles_association"), [new EntityReference("role", Role(3))]);
        World.System.Execute(new AddMembersTeamRequest { TeamId = team, MemberIds = [World.Agent] });
        Assert.That(ConflictsOf(World.Agent), Is.EqualTo(new[] { "PolicyAndRefund", "GatewayAndRefund" }));
    }

    [Test]
    public void Are_explained_in_a_sentence()
    {
        var report = Report();
        var line = Lines(report).Single();
        Assert.Multiple(() =>
        {
            Assert.That((string?)line["name"], Is.EqualTo("approver@contoso.example Test"));
            Assert.That((string?)line["why"], Is.EqualTo("May ask for refunds by the policy “Role 2” and approve those of others up to 1,000."));
            Assert.That(report["Message"], Is.EqualTo("People with duties that should be separated: 1."));
        });
    }

    [Test]
    public void Do_not_count_people_who_are_disabled()
    {
        World.System.Update(new Entity("systemuser", World.Approver) { ["isdisabled"] = true });
        Assert.That(Report()["Message"], Is.EqualTo("Nobody holds duties that should be separated."));
    }

    private ParameterCollection Report() => World.Call("cpay_GetSeparationReport", World.Dataverse.AdministratorId);

    private static JArray Lines(ParameterCollection report) => JArray.Parse((string)report["Report"]);

    private IEnumerable<string?> ConflictsOf(Guid user) =>
        Lines(Report()).Where(line => (Guid)line["userId"]! == user).Select(line => (string?)line["conflict"]);

    private static Guid Role(int number) => new($"7c0a1f10-0001-4c70-a000-00000000000{number}");
}
