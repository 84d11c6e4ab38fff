using CrmPayments.Solution.Packager;

namespace CrmPayments.Tests.Solution;

/// <summary>Who may do what. Money is written by plug-ins as SYSTEM, by nobody's own right.</summary>
public sealed class TheRoles
{
    private static readonly string[] Verbs = ["Create", "Write", "Delete"];
    private static readonly string[] Personal = ["UserSettings", "UserQuery", "UserEntityUISettings", "UserApplicationMetadata"];

    private static IEnumerable<string> Names => Sources.Solution.Roles.Select(role => role.Attribute("name"));

    [TestCaseSource(nameof(Names))]
    public void Never_write_charges_or_refunds(string role) =>
        Assert.That(Privileges(role), Has.None.Matches<string>(name => Verbs.Any(verb => name == $"prv{verb}cpay_Transaction" || name == $"prv{verb}cpay_Refund")));

    [TestCase("Payments Agent")]
    [TestCase("Payments Approver")]
    [TestCase("Payments Auditor")]
    public void Of_people_who_set_nothing_up_write_no_table_of_ours(string role) =>
        Assert.That(Privileges(role).Where(name => Verbs.Any(verb => name.StartsWith($"prv{verb}cpay_", StringComparison.Ordinal))), Is.Empty);

    [Test]
    public void Let_the_auditor_change_nothing_but_personal_settings() =>
        Assert.That(Privileges("Payments Auditor").Where(name => !name.StartsWith("prvRead", StringComparison.Ordinal) && !Personal.Any(table => name.EndsWith(table, StringComparison.Ordinal))), Is.Empty);

    [TestCaseSource(nameof(Names))]
    public void Never_delete_or_reassign_activities(string role) =>
        Assert.That(Privileges(role), Has.No.Member("prvDeleteActivity").And.No.Member("prvAssignActivity"), "Attempts are activities: they are kept.");

    [Test]
    public void Let_only_the_service_write_events()
    {
        var writers = Names.Where(role => Privileges(role).Any(name => Verbs.Any(verb => name == $"prv{verb}cpay_GatewayEvent")));
        Assert.That(writers, Is.EqualTo(new[] { "Payments Service" }));
    }

    [Test]
    public void Hold_what_every_custom_API_asks_for()
    {
        var asked = Sources.Solution.CustomApis.Select(api => api.Text("executeprivilegename")).Where(name => name.Length > 0).Distinct();
        Assert.That(asked, Is.SubsetOf(Names.SelectMany(Privileges)));
    }

    [Test]
    public void Name_our_tables_by_their_schema_name()
    {
        var tables = Sources.Tables.Select(table => table.Entity.Text("Name")).ToList();
        var named = Names.SelectMany(Privileges).Where(name => name.Contains("cpay_", StringComparison.Ordinal)).Select(name => name[name.IndexOf("cpay_", StringComparison.Ordinal)..]).Distinct();
        Assert.That(named, Is.SubsetOf(tables));
    }

    [Test]
    public void Give_only_the_whole_organization_on_tables_that_nobody_owns()
    {
        var unowned = Sources.Tables.Where(table => table.Entity.Root.Descendants("OwnershipTypeMask").Single().Value == "OrgOwned").Select(table => table.Entity.Text("Name")).ToList();
        var wrong = Sources.Solution.Roles.SelectMany(role => role.Root.Descendants("RolePrivilege"))
            .Where(privilege => unowned.Any(table => privilege.Attribute("name")!.Value.EndsWith(table, StringComparison.Ordinal)) && privilege.Attribute("level")!.Value != "Global");
        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void Use_no_privilege_of_their_own_for_the_activity() =>
        Assert.That(Names.SelectMany(Privileges), Has.None.EndsWith("cpay_PaymentAttempt"), "Activities share prv…Activity; the import would not know another.");

    private static List<string> Privileges(string role) =>
        [.. RoleOf(role).Root.Descendants("RolePrivilege").Select(privilege => privilege.Attribute("name")!.Value)];

    private static SourceXml RoleOf(string name) => Sources.Solution.Roles.Single(role => role.Attribute("name") == name);
}
