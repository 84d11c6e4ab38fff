using CrmPayments.Emulator.Dataverse;
using CrmPayments.Emulator.Dataverse.Import;
using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Tests.Dataverse.Lab;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Dataverse.Security;

public sealed class ASecuredColumn
{
    private const string Clerk = "Clerk";
    private const string Secret = "lab_secret";
    private const string ReadRefused = "0x8004F504";

    [Test]
    public void Has_no_value_for_who_has_no_profile()
    {
        using var lab = Open();
        var id = Add(lab, "hidden");
        var clerk = lab.Dataverse.As(lab.AddUser("clerk@contoso.example", Clerk));
        Assert.Multiple(() =>
        {
            Assert.That(clerk.Retrieve(LabTables.Account, id, new ColumnSet(Secret, "lab_name")).Attributes.Keys, Is.EquivalentTo(new[] { "lab_accountid", "lab_name" }));
            Assert.That(clerk.Retrieve(LabTables.Account, id, new ColumnSet(true)).Contains(Secret), Is.False);
            Assert.That(Query(clerk, new ColumnSet(Secret)).Single().Contains(Secret), Is.False);
            Assert.That(Query(clerk, new ColumnSet(true)).Single().Contains(Secret), Is.False);
        });
    }

    [Test]
    public void Has_its_value_for_administrators_and_for_system()
    {
        using var lab = Open();
        var id = Add(lab, "hidden");
        Assert.Multiple(() =>
        {
            Assert.That(lab.Account(id)[Secret], Is.EqualTo("hidden"));
            Assert.That(lab.Dataverse.As(lab.Dataverse.SystemUserId).Retrieve(LabTables.Account, id, new ColumnSet(Secret))[Secret], Is.EqualTo("hidden"));
        });
    }

    [Test]
    public void Is_told_to_members_of_a_profile_and_of_teams_in_one()
    {
        using var lab = Open().WithProfile("Readers", read: true);
        var id = Add(lab, "hidden");
        var (own, ofTeam) = (lab.AddUser("own@contoso.example", Clerk), lab.AddUser("team@contoso.example", Clerk));
        Join(lab, "systemuser", own, "Readers");
        var team = lab.Admin.Create(new Entity("team") { ["name"] = "Readers" });
        lab.Admin.Execute(new AddMembersTeamRequest { TeamId = team, MemberIds = [ofTeam] });
        Assert.That(lab.Dataverse.As(ofTeam).Retrieve(LabTables.Account, id, new ColumnSet(Secret)).Contains(Secret), Is.False);
        Join(lab, "team", team, "Readers");
        Assert.Multiple(() =>
        {
            Assert.That(lab.Dataverse.As(own).Retrieve(LabTables.Account, id, new ColumnSet(Secret))[Secret], Is.EqualTo("hidden"));
            Assert.That(lab.Dataverse.As(ofTeam).Retrieve(LabTables.Account, id, new ColumnSet(Secret))[Secret], Is.EqualTo("hidden"));
        });
    }

    [Test]
    public void Is_written_only_by_who_may()
    {
        using var lab = Open().WithProfile("Readers", read: true).WithProfile("Makers", create: true).WithProfile("Changers", update: true);
        var id = Add(lab, "hidden");
        var (reader, maker, changer) = (Member(lab, "Readers"), Member(lab, "Makers"), Member(lab, "Changers"));
        var row = new Entity(LabTables.Account) { [Secret] = "x" };
        var change = new Entity(LabTables.Account, id) { [Secret] = "y" };
        Assert.Multiple(() =>
        {
            Assert.That(Faulted.By(() => reader.Create(row)).Code(), Is.EqualTo("0x8004F502"));
            Assert.That(Faulted.By(() => reader.Update(change)).Code(), Is.EqualTo("0x8004F507"));
            Assert.That(Faulted.By(() => maker.Update(change)).Message, Does.Contain("does not have update permissions to a Secret secured field"));
            Assert.That(Faulted.By(() => changer.Create(row)).Code(), Is.EqualTo("0x8004F502"));
            Assert.That(() => maker.Create(row), Throws.Nothing);
            Assert.That(() => changer.Update(change), Throws.Nothing);
            Assert.That(() => reader.Update(new Entity(LabTables.Account, id) { ["lab_note"] = "open" }), Throws.Nothing);
        });
    }

    [Test]
    public void Cannot_be_emptied_either()
    {
        using var lab = Open();
        var id = Add(lab, "hidden");
        var clerk = lab.Dataverse.As(lab.AddUser("clerk@contoso.example", Clerk));
        Assert.That(Faulted.By(() => clerk.Update(new Entity(LabTables.Account, id) { [Secret] = null })).Code(), Is.EqualTo("0x8004F507"));
    }

    [Test]
    public void Is_not_found_out_by_asking()
    {
        using var lab = Open();
        Add(lab, "hidden");
        var clerk = lab.Dataverse.As(lab.AddUser("clerk@contoso.example", Clerk));
        var filtered = new QueryExpression(LabTables.Account);
        filtered.Criteria.AddCondition(Secret, ConditionOperator.BeginsWith, "h");
        var sorted = new QueryExpression(LabTables.Account) { Orders = { new OrderExpression(Secret, OrderType.Ascending) } };
        var joined = new QueryExpression(LabTables.Account);
        joined.AddLink(LabTables.Account, "lab_note", Secret);
        const string largest = $"<fetch aggregate='true'><entity name='{LabTables.Account}'><attribute name='{Secret}' aggregate='max' alias='most'/></entity></fetch>";
        const string grouped = $"<fetch aggregate='true'><entity name='{LabTables.Account}'><attribute name='{Secret}' groupby='true' alias='one'/></entity></fetch>";
        Assert.Multiple(() =>
        {
            foreach (QueryBase query in new QueryBase[] { filtered, sorted, joined, new FetchExpression(largest), new FetchExpression(grouped) })
            {
                Assert.That(Faulted.By(() => clerk.RetrieveMultiple(query)).Code(), Is.EqualTo(ReadRefused));
            }
        });
    }

    [Test]
    public void Has_no_value_through_a_join_or_alone_in_distinct_rows()
    {
        using var lab = Open();
        var id = Add(lab, "hidden");
        lab.Admin.Create(new Entity(LabTables.Entry) { ["lab_accountid"] = new EntityReference(LabTables.Account, id) });
        var clerk = lab.Dataverse.As(lab.AddUser("clerk@contoso.example", Clerk));
        var joined = new QueryExpression(LabTables.Entry);
        var link = joined.AddLink(LabTables.Account, "lab_accountid", "lab_accountid");
        link.EntityAlias = "a";
        link.Columns = new ColumnSet("lab_name", Secret);
        var distinct = new QueryExpression(LabTables.Account) { ColumnSet = new ColumnSet(Secret), Distinct = true };
        Assert.Multiple(() =>
        {
            Assert.That(clerk.RetrieveMultiple(joined).Entities.Single().Attributes.Keys.Where(key => key.StartsWith("a.", StringComparison.Ordinal)), Is.EqualTo(new[] { "a.lab_name" }));
            Assert.That(clerk.RetrieveMultiple(distinct).Entities.Single().Attributes, Is.Empty);
        });
    }

    [Test]
    public void Needs_both_users_permission_under_impersonation()
    {
        using var lab = Open().WithProfile("Readers", read: true);
        var id = Add(lab, "hidden");
        var clerk = lab.AddUser("clerk@contoso.example", Clerk);
        var caller = new Caller(lab.Dataverse.AdministratorId) { OnBehalfOf = clerk };
        var request = new RetrieveRequest { Target = new EntityReference(LabTables.Account, id), ColumnSet = new ColumnSet(Secret) };
        Assert.That(((Entity)lab.Dataverse.Execute(request, caller)["Entity"]).Contains(Secret), Is.False);
        Join(lab, "systemuser", clerk, "Readers");
        Assert.That(((Entity)lab.Dataverse.Execute(request, caller)["Entity"])[Secret], Is.EqualTo("hidden"));
    }

    [Test]
    public void Is_not_read_in_the_audit_history_either()
    {
        using var lab = Open();
        var id = Add(lab, "hidden");
        var auditor = lab.Dataverse.As(lab.AddUser("auditor@contoso.example", "Auditor"));
        var history = (RetrieveRecordChangeHistoryResponse)auditor.Execute(new RetrieveRecordChangeHistoryRequest { Target = new EntityReference(LabTables.Account, id) });
        var detail = (AttributeAuditDetail)history.AuditDetailCollection[0];
        var rows = auditor.RetrieveMultiple(new QueryExpression("audit") { ColumnSet = new ColumnSet(true) }).Entities;
        Assert.Multiple(() =>
        {
            Assert.That(detail.NewValue.Contains(Secret), Is.False);
            Assert.That(detail.NewValue.Contains("lab_name"), Is.True);
            Assert.That(detail.AuditRecord.Contains("changedata"), Is.False);
            Assert.That(rows.Any(row => row.Contains("changedata")), Is.False);
        });
    }

    [Test]
    public void Is_named_by_a_profile_only_when_it_is_secured()
    {
        using var lab = Open().WithProfile("Readers", read: true, column: "lab_note");
        Assert.That(() => lab.Dataverse, Throws.TypeOf<SolutionFormatException>().With.Message.Contains("lab_account.lab_note"));
    }

    [TestCase("cpay_refund", "cpay_name", "primary name")]
    [TestCase("cpay_refund", "cpay_idempotencykey", "alternate key")]
    [TestCase("cpay_refund", "createdon", "column of the platform")]
    [TestCase("cpay_refund", "cpay_amount", "base currency")]
    public void Cannot_be_any_column(string table, string column, string why)
    {
        var secured = MetadataBuilder.Build(Metadata.Sources.Own with { Tables = [.. Metadata.Sources.Own.Tables.Select(one => one.LogicalName == table ? Secured(one, column) : one)] });
        Assert.That(() => SecuredColumns.Check(secured), Throws.TypeOf<SolutionFormatException>().With.Message.Contains(why));
    }

    private static TableMetadata Secured(TableMetadata table, string column) =>
        table with { Columns = table.Columns.ToDictionary(one => one.Key, one => one.Key == column ? one.Value with { IsSecured = true } : one.Value) };

    private static Laboratory Open() => new Laboratory()
        .WithRole(Clerk, "prvCreatelab_Account Global", "prvReadlab_Account Global", "prvWritelab_Account Global", "prvReadlab_Entry Global")
        .WithRole("Auditor", "prvReadlab_Account Global", "prvReadAuditSummary Global", "prvReadRecordAuditHistory Global");

    private static Guid Add(Laboratory lab, string secret) => lab.Admin.Create(new Entity(LabTables.Account) { ["lab_name"] = "An account", [Secret] = secret });

    private static IOrganizationService Member(Laboratory lab, string profile)
    {
        var user = lab.AddUser($"{profile}@contoso.example", Clerk);
        Join(lab, "systemuser", user, profile);
        return lab.Dataverse.As(user);
    }

    private static void Join(Laboratory lab, string table, Guid id, string profile) => lab.Admin.Associate(
        table, id, new Relationship($"{table}profiles_association"), [new EntityReference("fieldsecurityprofile", Laboratory.IdOf(profile))]);

    private static DataCollection<Entity> Query(IOrganizationService service, ColumnSet columns) =>
        service.RetrieveMultiple(new QueryExpression(LabTables.Account) { ColumnSet = columns }).Entities;
}
