using CrmPayments.Emulator.Dataverse;
using CrmPayments.Tests.Dataverse.Lab;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Dataverse.Audit;

public sealed class Auditing
{
    private const string Auditor = "Auditor";

    [Test]
    public void Keeps_what_a_row_was_created_with()
    {
        using var lab = new Laboratory();
        var id = lab.AddAccount("a note", 5);
        var created = History(lab, id).Single();
        Assert.Multiple(() =>
        {
            Assert.That(Numbers(created), Is.EqualTo((1, 1)));
            Assert.That(created.OldValue.Attributes, Is.Empty);
            Assert.That((created.NewValue["lab_note"], created.NewValue["lab_balance"]), Is.EqualTo(("a note", 5)));
            Assert.That(created.AuditRecord["objectid"], Is.EqualTo(new EntityReference(LabTables.Account, id)));
            Assert.That(created.AuditRecord["objecttypecode"], Is.EqualTo(LabTables.Account));
            Assert.That(created.AuditRecord.GetAttributeValue<EntityReference>("userid").Id, Is.EqualTo(lab.Dataverse.AdministratorId));
            Assert.That(created.AuditRecord["createdon"], Is.EqualTo(lab.Clock.GetUtcNow().UtcDateTime));
        });
    }

    [Test]
    public void Keeps_old_and_new_values_of_what_an_update_changed_and_nothing_else()
    {
        using var lab = new Laboratory();
        var id = lab.AddAccount("a note", 5);
        lab.Admin.Update(new Entity(LabTables.Account, id) { ["lab_note"] = "another", ["lab_balance"] = 5, ["lab_lock"] = "unaudited" });
        var updated = History(lab, id)[0];
        Assert.Multiple(() =>
        {
            Assert.That(Numbers(updated), Is.EqualTo((2, 2)));
            Assert.That(updated.OldValue.Attributes, Is.EqualTo(new Dictionary<string, object> { ["lab_note"] = "a note" }));
            Assert.That(updated.NewValue.Attributes, Is.EqualTo(new Dictionary<string, object> { ["lab_note"] = "another" }));
        });
    }

    [Test]
    public void Keeps_nothing_of_an_update_that_changes_nothing()
    {
        using var lab = new Laboratory();
        var id = lab.AddAccount("a note");
        lab.Admin.Update(new Entity(LabTables.Account, id) { ["lab_note"] = "a note", ["lab_lock"] = "x" });
        Assert.That(History(lab, id), Has.Count.EqualTo(1));
    }

    [Test]
    public void Leaves_emptied_columns_out_of_the_new_values()
    {
        using var lab = new Laboratory();
        var id = lab.AddAccount("a note");
        lab.Admin.Update(new Entity(LabTables.Account, id) { ["lab_note"] = null });
        var updated = History(lab, id)[0];
        Assert.That((updated.OldValue["lab_note"], updated.NewValue.Attributes.Count), Is.EqualTo(("a note", 0)));
    }

    [Test]
    public void Keeps_what_a_deleted_row_held()
    {
        using var lab = new Laboratory();
        var id = lab.AddAccount("last words");
        lab.Admin.Delete(LabTables.Account, id);
        var deleted = History(lab, id)[0];
        Assert.That((Numbers(deleted), deleted.OldValue["lab_note"], deleted.NewValue.Attributes.Count), Is.EqualTo(((3, 3), "last words", 0)));
    }

    [Test]
    public void Gives_every_type_of_value_back()
    {
        using var lab = new Laboratory();
        var opened = new DateTime(2026, 11, 21, 8, 30, 0, DateTimeKind.Utc);
        var values = new Dictionary<string, object>
        {
            ["lab_kind"] = new OptionSetValue(101),
            ["lab_rate"] = 12.5m,
            ["lab_amount"] = new Money(99.95m),
            ["lab_openedon"] = opened,
            ["lab_balance"] = -3,
        };
        var row = new Entity(LabTables.Account);
        row.Attributes.AddRange(values);
        var created = History(lab, lab.Admin.Create(row)).Single();
        Assert.Multiple(() =>
        {
            foreach (var (column, value) in values)
            {
                Assert.That(created.NewValue[column], Is.EqualTo(value), column);
            }

            Assert.That(created.NewValue["transactioncurrencyid"], Is.InstanceOf<EntityReference>());
            Assert.That(created.NewValue.FormattedValues["lab_kind"], Is.EqualTo("Savings"));
            Assert.That(created.NewValue.FormattedValues["transactioncurrencyid"], Is.EqualTo("US Dollar"));
        });
    }

    [Test]
    public void Calls_a_change_of_owner_or_state_alone_by_its_own_name()
    {
        using var lab = new Laboratory().WithRole(Auditor, "prvReadlab_Account Global");
        var id = lab.AddAccount();
        lab.Admin.Update(new Entity(LabTables.Account, id) { ["ownerid"] = new EntityReference("systemuser", lab.AddUser("clerk@contoso.example", Auditor)) });
        lab.Admin.Update(new Entity(LabTables.Account, id) { ["statecode"] = new OptionSetValue(1) });
        Assert.That(History(lab, id).Select(Numbers), Is.EqualTo(new[] { (2, 41), (2, 13), (1, 1) }));
    }

    [Test]
    public void Rolls_back_with_the_change()
    {
        using var lab = new Laboratory();
        var id = lab.AddAccount();
        var together = new ExecuteTransactionRequest
        {
            Requests =
            [
                new UpdateRequest { Target = new Entity(LabTables.Account, id) { ["lab_note"] = "never" } },
                new DeleteRequest { Target = new EntityReference(LabTables.Account, Guid.NewGuid()) },
            ],
        };
        Faulted.By(() => lab.Admin.Execute(together));
        Assert.That(History(lab, id), Has.Count.EqualTo(1));
    }

    [Test]
    public void Is_off_when_the_organization_switches_it_off()
    {
        using var lab = new Laboratory();
        lab.Admin.Update(new Entity("organization", lab.Dataverse.OrganizationId) { ["isauditenabled"] = false });
        Assert.That(History(lab, lab.AddAccount()), Is.Empty);
    }

    [Test]
    public void Is_off_for_tables_that_are_not_audited()
    {
        using var lab = new Laboratory();
        var entry = lab.Admin.Create(new Entity(LabTables.Entry) { ["lab_name"] = "x" });
        Assert.That(Rows(lab.Admin, entry), Is.Empty);
    }

    [Test]
    public void Names_the_impersonating_user()
    {
        using var lab = new Laboratory().WithRole(Auditor, "prvCreatelab_Account Global", "prvReadlab_Account Global");
        var clerk = lab.AddUser("clerk@contoso.example", Auditor);
        var made = lab.Dataverse.Execute(new CreateRequest { Target = new Entity(LabTables.Account) }, new Caller(lab.Dataverse.AdministratorId) { OnBehalfOf = clerk });
        var audit = History(lab, (Guid)made["id"]).Single().AuditRecord;
        Assert.That(
            (audit.GetAttributeValue<EntityReference>("userid").Id, audit.GetAttributeValue<EntityReference>("callinguserid").Id),
            Is.EqualTo((clerk, lab.Dataverse.AdministratorId)));
    }

    [Test]
    public void Cannot_be_changed_by_anybody()
    {
        using var lab = new Laboratory();
        var audit = Rows(lab.Admin, lab.AddAccount()).Single();
        var system = lab.Dataverse.As(lab.Dataverse.SystemUserId);
        Assert.Multiple(() =>
        {
            Assert.That(Faulted.By(() => system.Create(new Entity("audit"))).Code(), Is.EqualTo("0x80040800"));
            Assert.That(Faulted.By(() => system.Update(new Entity("audit", audit.Id) { ["changedata"] = "{}" })).Code(), Is.EqualTo("0x80040800"));
            Assert.That(Faulted.By(() => system.Delete("audit", audit.Id)).Code(), Is.EqualTo("0x80040800"));
        });
    }

    [Test]
    public void Is_read_by_who_holds_its_privileges()
    {
        using var lab = new Laboratory().WithRole(Auditor, "prvReadlab_Account Global", "prvReadAuditSummary Global", "prvReadRecordAuditHistory Global").WithRole("Clerk", "prvReadlab_Account Global");
        var id = lab.AddAccount();
        var (auditor, clerk) = (lab.Dataverse.As(lab.AddUser("auditor@contoso.example", Auditor)), lab.Dataverse.As(lab.AddUser("clerk@contoso.example", "Clerk")));
        Assert.Multiple(() =>
        {
            Assert.That(Rows(auditor, id), Has.Count.EqualTo(1));
            Assert.That(History(lab, id, auditor), Has.Count.EqualTo(1));
            Assert.That(Faulted.By(() => Rows(clerk, id)).Message, Does.Contain("prvReadAuditSummary"));
            Assert.That(Faulted.By(() => History(lab, id, clerk)).Message, Does.Contain("prvReadRecordAuditHistory"));
        });
    }

    [Test]
    public void Shows_no_history_of_rows_the_reader_may_not_see()
    {
        using var lab = new Laboratory().WithRole(Auditor, "prvReadlab_Account Basic", "prvReadAuditSummary Global", "prvReadRecordAuditHistory Global");
        var id = lab.AddAccount();
        var auditor = lab.Dataverse.As(lab.AddUser("auditor@contoso.example", Auditor));
        Assert.That(Faulted.By(() => History(lab, id, auditor)).Code(), Is.EqualTo("0x80048306"));
    }

    [Test]
    public void Tells_one_event_and_the_events_of_one_column()
    {
        using var lab = new Laboratory();
        var id = lab.AddAccount("first");
        lab.Admin.Update(new Entity(LabTables.Account, id) { ["lab_balance"] = 7 });
        lab.Admin.Update(new Entity(LabTables.Account, id) { ["lab_note"] = "second" });
        var newest = Rows(lab.Admin, id).MaxBy(row => row.RowVersion)!;
        var detail = (AttributeAuditDetail)((RetrieveAuditDetailsResponse)lab.Admin.Execute(new RetrieveAuditDetailsRequest { AuditId = newest.Id })).AuditDetail;
        var notes = ((RetrieveAttributeChangeHistoryResponse)lab.Admin.Execute(new RetrieveAttributeChangeHistoryRequest { Target = new EntityReference(LabTables.Account, id), AttributeLogicalName = "lab_note" })).AuditDetailCollection;
        Assert.That((detail.OldValue["lab_note"], detail.NewValue["lab_note"], notes.Count), Is.EqualTo(("first", "second", 2)));
    }

    [Test]
    public void Comes_in_pages()
    {
        using var lab = new Laboratory();
        var id = lab.AddAccount("0");
        for (var number = 1; number < 5; number++)
        {
            lab.Admin.Update(new Entity(LabTables.Account, id) { ["lab_note"] = $"{number}" });
        }

        var request = new RetrieveRecordChangeHistoryRequest { Target = new EntityReference(LabTables.Account, id), PagingInfo = new PagingInfo { PageNumber = 2, Count = 2, ReturnTotalRecordCount = true } };
        var page = ((RetrieveRecordChangeHistoryResponse)lab.Admin.Execute(request)).AuditDetailCollection;
        Assert.That(
            (page.AuditDetails.Cast<AttributeAuditDetail>().Select(detail => detail.NewValue["lab_note"]), page.MoreRecords, page.TotalRecordCount),
            Is.EqualTo((new[] { "2", "1" }, true, 5)));
    }

    private static List<AttributeAuditDetail> History(Laboratory lab, Guid id, IOrganizationService? reader = null)
    {
        var request = new RetrieveRecordChangeHistoryRequest { Target = new EntityReference(LabTables.Account, id) };
        return [.. ((RetrieveRecordChangeHistoryResponse)(reader ?? lab.Admin).Execute(request)).AuditDetailCollection.AuditDetails.Cast<AttributeAuditDetail>()];
    }

    private static (int Operation, int Action) Numbers(AttributeAuditDetail detail) =>
        (detail.AuditRecord.GetAttributeValue<OptionSetValue>("operation").Value, detail.AuditRecord.GetAttributeValue<OptionSetValue>("action").Value);

    private static DataCollection<Entity> Rows(IOrganizationService service, Guid id)
    {
        var query = new QueryExpression("audit") { ColumnSet = new ColumnSet(true) };
        query.Criteria.AddCondition("objectid", ConditionOperator.Equal, id);
        return service.RetrieveMultiple(query).Entities;
    }
}
