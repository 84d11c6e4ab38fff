using CrmPayments.Tests.Dataverse.Lab;
using Microsoft.Crm.Sdk.Messages;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Dataverse.Messages;

public sealed class Rows
{
    [Test]
    public void Get_an_owner_a_state_defaults_and_stamps_when_they_are_made()
    {
        using var lab = new Laboratory();
        var row = lab.Account(lab.AddAccount());
        Assert.Multiple(() =>
        {
            Assert.That(((EntityReference)row["ownerid"]).Id, Is.EqualTo(lab.Dataverse.AdministratorId));
            Assert.That(((EntityReference)row["owningbusinessunit"]).Id, Is.EqualTo(lab.Dataverse.RootBusinessUnitId));
            Assert.That(row["statecode"], Is.EqualTo(new OptionSetValue(0)));
            Assert.That(row["statuscode"], Is.EqualTo(new OptionSetValue(1)));
            Assert.That(row["lab_kind"], Is.EqualTo(new OptionSetValue(100)));
            Assert.That(row["createdon"], Is.EqualTo(lab.Clock.GetUtcNow().UtcDateTime));
            Assert.That(row["lab_number"], Is.EqualTo("AC-001000"));
        });
    }

    [Test]
    public void Ignore_read_only_columns_as_the_platform_does()
    {
        using var lab = new Laboratory();
        var id = lab.Admin.Create(new Entity(LabTables.Account) { ["createdon"] = new DateTime(2001, 1, 1, 0, 0, 0, DateTimeKind.Utc), ["exchangerate"] = 5m });
        Assert.That(lab.Account(id)["createdon"], Is.EqualTo(lab.Clock.GetUtcNow().UtcDateTime));
    }

    [Test]
    [TestCase("lab_note", "a text that is longer than twenty", "0x80044331")]
    [TestCase("lab_balance", 1_000_001, "0x80044330")]
    [TestCase("lab_balance", "a text", "0x80040203")]
    [TestCase("lab_nothing", 1, "0x80041103")]
    public void Refuse_values_their_columns_do_not_take(string column, object value, string code)
    {
        using var lab = new Laboratory();
        Assert.That(Faulted.By(() => lab.Admin.Create(new Entity(LabTables.Account) { [column] = value })).Code(), Is.EqualTo(code));
    }

    [Test]
    public void Refuse_options_that_are_not_in_the_choice_and_references_to_nothing()
    {
        using var lab = new Laboratory();
        Assert.That(Faulted.By(() => lab.Admin.Create(new Entity(LabTables.Account) { ["lab_kind"] = new OptionSetValue(7) })).Code(), Is.EqualTo("0x80061005"));
        var entry = new Entity(LabTables.Entry) { ["lab_accountid"] = new EntityReference(LabTables.Account, Guid.NewGuid()) };
        Assert.That(Faulted.By(() => lab.Admin.Create(entry)).Code(), Is.EqualTo("0x80040217"));
    }

    [Test]
    public void Round_money_to_the_currencys_decimals_and_keep_it_in_the_base_currency()
    {
        using var lab = new Laboratory();
        var yen = lab.Admin.Create(new Entity("transactioncurrency")
        {
            ["currencyname"] = "Yen",
            ["isocurrencycode"] = "JPY",
            ["currencysymbol"] = "¥",
            ["currencyprecision"] = 0,
            ["exchangerate"] = 150m,
        });
        var id = lab.Admin.Create(new Entity(LabTables.Account) { ["lab_amount"] = new Money(1000.6m), ["transactioncurrencyid"] = new EntityReference("transactioncurrency", yen) });
        var row = lab.Account(id);
        Assert.Multiple(() =>
        {
            Assert.That(row["lab_amount"], Is.EqualTo(new Money(1001m)));
            Assert.That(row["lab_amount_base"], Is.EqualTo(new Money(6.6733m)));
            Assert.That(row["exchangerate"], Is.EqualTo(150m));
        });
        lab.Admin.Update(new Entity(LabTables.Account, id) { ["lab_amount"] = new Money(300m) });
        Assert.That(lab.Account(id)["lab_amount_base"], Is.EqualTo(new Money(2m)));
    }

    [Test]
    public void Take_the_organizations_currency_when_none_is_given()
    {
        using var lab = new Laboratory();
        var id = lab.Admin.Create(new Entity(LabTables.Account) { ["lab_amount"] = new Money(12.345m) });
        Assert.That(lab.Account(id)["lab_amount"], Is.EqualTo(new Money(12.35m)));
        Assert.That(lab.Account(id).GetAttributeValue<EntityReference>("transactioncurrencyid").Name, Is.EqualTo("US Dollar"));
    }

    [Test]
    public void Keep_state_and_status_in_step()
    {
        using var lab = new Laboratory();
        var id = lab.AddAccount();
        lab.Admin.Execute(new SetStateRequest { EntityMoniker = new(LabTables.Account, id), State = new(1), Status = new(-1) });
        Assert.That(lab.Account(id)["statuscode"], Is.EqualTo(new OptionSetValue(2)));
        Assert.That(Faulted.By(() => lab.Admin.Update(new Entity(LabTables.Account, id) { ["statuscode"] = new OptionSetValue(1) })).Code(), Is.EqualTo("0x80048408"));
    }

    [Test]
    public void Start_in_their_first_state_whatever_Create_asks_for()
    {
        using var lab = new Laboratory();
        var id = lab.Admin.Create(new Entity("task") { ["subject"] = "Done", ["statecode"] = new OptionSetValue(1) });
        Assert.That(lab.Admin.Retrieve("task", id, new ColumnSet("statuscode"))["statuscode"], Is.EqualTo(new OptionSetValue(2)));
    }

    [Test]
    public void Refuse_on_Create_the_status_reason_of_a_later_state()
    {
        using var lab = new Laboratory();
        var inactive = new Entity("account", Guid.NewGuid()) { ["name"] = "Gone", ["statecode"] = new OptionSetValue(1), ["statuscode"] = new OptionSetValue(2) };
        var fault = Faulted.By(() => lab.Admin.Create(inactive));
        Assert.That((fault.Code(), fault.Message), Is.EqualTo(
            ("0x80048408", $"2 is not a valid status code for state code AccountState.Active on account with Id {inactive.Id:D}.")));
    }

    [Test]
    public void Have_a_version_that_an_update_or_delete_can_insist_on()
    {
        using var lab = new Laboratory();
        var read = lab.Account(lab.AddAccount());
        var changes = new Entity(LabTables.Account, read.Id) { ["lab_note"] = "mine", RowVersion = read.RowVersion };
        Update(lab, changes);
        Assert.Multiple(() =>
        {
            Assert.That(Faulted.By(() => Update(lab, changes)).Code(), Is.EqualTo("0x80060882"));
            Assert.That(Faulted.By(() => Update(lab, new Entity(LabTables.Account, read.Id))).Code(), Is.EqualTo("0x80060883"));
            var delete = new DeleteRequest { Target = read.ToEntityReference(), ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches };
            Assert.That(Faulted.By(() => lab.Admin.Execute(delete)).Code(), Is.EqualTo("0x80060882"));
        });
        lab.Admin.Execute(new DeleteRequest { Target = lab.Account(read.Id).ToEntityReference(), ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches });
        Assert.That(lab.Count(LabTables.Account), Is.Zero);
    }

    [Test]
    public void Are_unique_by_their_alternate_key_whatever_the_case()
    {
        using var lab = new Laboratory();
        lab.Admin.Create(new Entity(LabTables.Account) { ["lab_code"] = "one" });
        Assert.That(Faulted.By(() => lab.Admin.Create(new Entity(LabTables.Account) { ["lab_code"] = "ONE" })).Code(), Is.EqualTo("0x80060892"));
        lab.Admin.Create(new Entity(LabTables.Account));
        lab.Admin.Create(new Entity(LabTables.Account));
        Assert.That(lab.Count(LabTables.Account), Is.EqualTo(3));
    }

    [Test]
    public void Are_found_by_alternate_key_in_targets_and_lookups()
    {
        using var lab = new Laboratory();
        var id = lab.Admin.Create(new Entity(LabTables.Account) { ["lab_code"] = "key" });
        var byKey = new EntityReference(LabTables.Account, "lab_code", "key");
        lab.Admin.Update(new Entity(LabTables.Account, "lab_code", "key") { ["lab_note"] = "found" });
        var read = ((RetrieveResponse)lab.Admin.Execute(new RetrieveRequest { Target = byKey, ColumnSet = new ColumnSet("lab_note") })).Entity;
        var entry = lab.Admin.Create(new Entity(LabTables.Entry) { ["lab_accountid"] = byKey });
        Assert.Multiple(() =>
        {
            Assert.That(read["lab_note"], Is.EqualTo("found"));
            Assert.That(lab.Admin.Retrieve(LabTables.Entry, entry, new ColumnSet(true)).GetAttributeValue<EntityReference>("lab_accountid").Id, Is.EqualTo(id));
            Assert.That(Faulted.By(() => lab.Admin.Update(new Entity(LabTables.Account, "lab_code", "no such") { ["lab_note"] = "x" })).Code(), Is.EqualTo("0x80060891"));
        });
    }

    [Test]
    public void Are_made_or_changed_by_Upsert_and_the_steps_of_those_run()
    {
        using var lab = new Laboratory()
            .With("WriteLog", "Create", LabTables.Account, 40, "created").With("WriteLog", "Update", LabTables.Account, 40, "updated");
        var first = Upsert(lab, 1);
        var second = Upsert(lab, 2);
        Assert.Multiple(() =>
        {
            Assert.That((first.RecordCreated, second.RecordCreated), Is.EqualTo((true, false)));
            Assert.That(second.Target.Id, Is.EqualTo(first.Target.Id));
            Assert.That(lab.Account(first.Target.Id)["lab_balance"], Is.EqualTo(2));
            Assert.That(lab.Logs(), Is.EqualTo(new[] { "created", "updated" }));
        });
    }

    [Test]
    public void Take_their_dependents_along_or_refuse_or_let_go_when_they_are_deleted()
    {
        using var lab = new Laboratory();
        var (id, other) = (lab.AddAccount(), lab.AddAccount());
        var account = new EntityReference(LabTables.Account, id);
        var log = lab.Admin.Create(new Entity(LabTables.Log) { ["lab_name"] = "stays", ["lab_accountid"] = account });
        lab.Admin.Create(new Entity(LabTables.Entry) { ["lab_accountid"] = account, ["lab_otheraccountid"] = new EntityReference(LabTables.Account, other) });
        Assert.That(Faulted.By(() => lab.Admin.Delete(LabTables.Account, other)).Code(), Is.EqualTo("0x80040227"));
        lab.Admin.Delete(LabTables.Account, id);
        Assert.That(lab.Count(LabTables.Entry), Is.Zero);
        Assert.That(lab.Admin.Retrieve(LabTables.Log, log, new ColumnSet(true)).Contains("lab_accountid"), Is.False);
    }

    [Test]
    public void Leave_what_the_caller_sent_as_it_was()
    {
        using var lab = new Laboratory();
        var (account, entry) = (new Entity(LabTables.Account), new Entity(LabTables.Entry));
        account.RelatedEntities[new Relationship("lab_Account_lab_Entry_lab_AccountId")] = new EntityCollection([entry]);
        lab.Admin.Create(account);
        Assert.That((account.Attributes.Count, entry.Attributes.Count, entry.Id), Is.EqualTo((0, 0, Guid.Empty)));
    }

    [Test]
    public void Refuse_an_update_with_the_row_a_lookup_is_to_point_to()
    {
        using var lab = new Laboratory();
        var entry = new Entity(LabTables.Entry, lab.Admin.Create(new Entity(LabTables.Entry)));
        entry.RelatedEntities[new Relationship("lab_Account_lab_Entry_lab_AccountId") { PrimaryEntityRole = EntityRole.Referencing }] = new EntityCollection([new Entity(LabTables.Account)]);
        Assert.That(Faulted.By(() => lab.Admin.Update(entry)).Message, Does.Contain("not emulated").And.Contain("lab_Account_lab_Entry_lab_AccountId"));
    }

    [Test]
    public void Are_created_along_with_the_rows_related_to_them()
    {
        using var lab = new Laboratory();
        var account = new Entity(LabTables.Account);
        account.RelatedEntities[new Relationship("lab_Account_lab_Entry_lab_AccountId")] = new EntityCollection([new Entity(LabTables.Entry), new Entity(LabTables.Entry)]);
        lab.Admin.Create(account);
        Assert.That(lab.Count(LabTables.Entry), Is.EqualTo(2));
    }

    [Test]
    public void Are_made_in_bulk_all_or_nothing()
    {
        using var lab = new Laboratory().With("Refuse", "Create", LabTables.Account, 40);
        EntityCollection Rows(params string[] notes) => new([.. notes.Select(note => new Entity(LabTables.Account) { ["lab_note"] = note })]);
        Faulted.By(() => lab.Admin.Execute(new CreateMultipleRequest { Targets = Rows("a", "refuse") }));
        Assert.That(lab.Count(LabTables.Account), Is.Zero);
        Assert.That(((CreateMultipleResponse)lab.Admin.Execute(new CreateMultipleRequest { Targets = Rows("a", "b") })).Ids, Has.Length.EqualTo(2));
    }

    [Test]
    public void That_are_activities_show_among_all_activities()
    {
        using var lab = new Laboratory();
        var contact = new EntityReference("contact", lab.Admin.Create(new Entity("contact") { ["firstname"] = "Ana", ["lastname"] = "Ruiz" }));
        lab.Admin.Create(new Entity("task") { ["subject"] = "Call back", ["regardingobjectid"] = contact });
        lab.Admin.Create(new Entity("email")
        {
            ["subject"] = "Hello",
            ["regardingobjectid"] = contact,
            ["to"] = new EntityCollection([new Entity("activityparty") { ["partyid"] = contact }]),
        });
        var query = new QueryExpression("activitypointer") { ColumnSet = new ColumnSet("subject", "activitytypecode"), Orders = { new OrderExpression("subject", OrderType.Ascending) } };
        query.Criteria.AddCondition("regardingobjectid", ConditionOperator.Equal, contact.Id);
        Assert.That(lab.Admin.RetrieveMultiple(query).Entities.Select(row => $"{row["activitytypecode"]} {row["subject"]}"), Is.EqualTo(new[] { "task Call back", "email Hello" }));
    }

    [Test]
    public void Of_N_to_N_relationships_are_linked_once()
    {
        using var lab = new Laboratory().WithRole("Clerk", "prvReadlab_Account Basic");
        var user = lab.AddUser("clerk@contoso.example", "Clerk");
        void Link() => lab.Admin.Associate("systemuser", user, new Relationship("systemuserroles_association"), [new EntityReference("role", Laboratory.IdOf("Clerk"))]);
        Assert.That(Faulted.By(Link).Code(), Is.EqualTo("0x80040237"));
        lab.Admin.Disassociate("systemuser", user, new Relationship("systemuserroles_association"), [new EntityReference("role", Laboratory.IdOf("Clerk"))]);
        Link();
    }

    private static void Update(Laboratory lab, Entity changes) =>
        lab.Admin.Execute(new UpdateRequest { Target = changes, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches });

    private static UpsertResponse Upsert(Laboratory lab, int balance) =>
        (UpsertResponse)lab.Admin.Execute(new UpsertRequest { Target = new Entity(LabTables.Account, "lab_code", "one") { ["lab_balance"] = balance } });
}
