using System.Xml.Linq;

namespace CrmPayments.Tests.Solution;

/// <summary>Lookups and the relationships behind them.</summary>
public sealed class TheRelationships
{
    private static readonly string[] OfThePlatform = ["owner", "CreatedBy", "CreatedOnBehalfBy", "ModifiedBy", "ModifiedOnBehalfBy", "OrganizationId", "OwningBusinessUnit", "OwningTeam", "OwningUser", "RegardingObjectId"];

    // A table is enabled for queues by a relationship with the platform's own lookup.
    private const string OfQueues = "QueueItem.ObjectId";

    private static List<XElement> All => [.. Sources.Solution.RelationshipFiles.SelectMany(file => file.Root.Elements())];

    [Test]
    public void Stand_behind_every_lookup_of_ours()
    {
        var lookups = Sources.Tables.SelectMany(table => Sources.Columns(table).Where(IsOurLookup).Select(column => $"{table.Entity.Text("Name")}.{column.Attribute("PhysicalName")!.Value}"));
        Assert.That(All.Select(Column).Distinct().Where(column => column != OfQueues), Is.EquivalentTo(lookups));
    }

    [Test]
    public void Give_a_customer_column_to_both_accounts_and_contacts()
    {
        var targets = All.Where(body => Text(body, "ReferencingAttributeName") == "cpay_CustomerId").GroupBy(Column, body => Text(body, "ReferencedEntityName"));
        Assert.That(targets, Is.All.EquivalentTo(new[] { "Account", "Contact" }));
    }

    [Test]
    public void Are_bound_by_the_schema_name_of_the_lookup()
    {
        var wrong = All.Where(body => body.Descendants("NavigationPropertyName").Any() && Navigation(body) != Expected(body));
        Assert.That(wrong.Select(body => body.Attribute("Name")!.Value), Is.Empty);
    }

    [Test]
    public void Do_not_let_a_charge_go_while_it_has_refunds() =>
        Assert.That(Text(All.Single(body => body.Attribute("Name")!.Value == "cpay_transaction_cpay_refund_TransactionId"), "CascadeDelete"), Is.EqualTo("Restrict"));

    private static bool IsOurLookup(XElement column) =>
        column.Element("Type")!.Value is "lookup" or "customer" && !OfThePlatform.Contains(column.Attribute("PhysicalName")!.Value);

    private static string Column(XElement body) => $"{Text(body, "ReferencingEntityName")}.{Text(body, "ReferencingAttributeName")}";

    private static string Navigation(XElement body) =>
        body.Descendants("EntityRelationshipRole").Single(role => Text(role, "RelationshipRoleType") == "1").Element("NavigationPropertyName")!.Value;

    // A customer lookup has one property a target; on an activity the table's name follows, as the platform wants it.
    private static string Expected(XElement body) => (Text(body, "ReferencingAttributeName"), Text(body, "ReferencingEntityName")) switch
    {
        ("cpay_CustomerId", _) => $"cpay_CustomerId_{Text(body, "ReferencedEntityName").ToLowerInvariant()}",
        ("ObjectId", "QueueItem") => $"objectid_{Text(body, "ReferencedEntityName").ToLowerInvariant()}",
        (var attribute, "cpay_PaymentAttempt" or "cpay_RecoveryTask") => $"{attribute}_{Text(body, "ReferencingEntityName").ToLowerInvariant()}",
        (var attribute, _) => attribute,
    };

    private static string Text(XElement body, string element) => body.Element(element)?.Value ?? "";
}
