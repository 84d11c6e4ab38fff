using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Storage;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Dataverse.Storage;

public sealed class TheRowStore
{
    private RowStore _store = null!;

    [SetUp]
    public void Open() => _store = ARow.Store();

    [TearDown]
    public void Close() => _store.Dispose();

    [Test]
    public void Gives_back_every_kind_of_value()
    {
        var contact = _store.Saved(ARow.Of("contact", ("firstname", "Ana"), ("lastname", "Ruiz"), ("donotemail", true)));
        var id = _store.Saved(ARow.Of(
            "cpay_refund",
            ("cpay_amount", new Money(12.34m)), ("cpay_notes", "ñandú 付款"), ("cpay_sendcount", 3), ("cpay_status", new OptionSetValue(192700000)),
            ("cpay_customerid", new EntityReference("contact", contact)), ("cpay_submittedon", ARow.Now), ("exchangerate", 1.0867530214m), ("cpay_notifycustomer", true)));
        var row = _store.Read("cpay_refund", id)!;
        Assert.Multiple(() =>
        {
            Assert.That(row.GetAttributeValue<Money>("cpay_amount").Value, Is.EqualTo(12.34m));
            Assert.That(row.GetAttributeValue<string>("cpay_notes"), Is.EqualTo("ñandú 付款"));
            Assert.That(row.GetAttributeValue<int>("cpay_sendcount"), Is.EqualTo(3));
            Assert.That(row.GetAttributeValue<OptionSetValue>("cpay_status").Value, Is.EqualTo(192700000));
            Assert.That(row.GetAttributeValue<EntityReference>("cpay_customerid"), Is.EqualTo(new EntityReference("contact", contact)));
            Assert.That(row.GetAttributeValue<EntityReference>("cpay_customerid").Name, Is.EqualTo("Ana Ruiz"));
            Assert.That(row.GetAttributeValue<DateTime>("cpay_submittedon"), Is.EqualTo(ARow.Now));
            Assert.That(row.GetAttributeValue<DateTime>("cpay_submittedon").Kind, Is.EqualTo(DateTimeKind.Utc));
            Assert.That(row.GetAttributeValue<decimal>("exchangerate"), Is.EqualTo(1.0867530214m));
            Assert.That(row.GetAttributeValue<bool>("cpay_notifycustomer"), Is.True);
        });
    }

    [Test]
    public void Leaves_empty_columns_out()
    {
        var id = _store.Saved(ARow.Of("cpay_refund", ("cpay_reference", "a"), ("cpay_notes", null)));
        Assert.That(_store.Read("cpay_refund", id)!.Contains("cpay_notes"), Is.False);
    }

    [Test]
    public void Keeps_no_empty_text()
    {
        var id = _store.Saved(ARow.Of("cpay_refund", ("cpay_notes", "")));
        Assert.That(_store.Read("cpay_refund", id)!.Contains("cpay_notes"), Is.False);
    }

    [Test]
    public void Keeps_no_time_in_a_date_only_column()
    {
        var id = _store.Saved(ARow.Of("contact", ("lastname", "Ruiz"), ("birthdate", ARow.Now)));
        Assert.That(_store.Read("contact", id)!.GetAttributeValue<DateTime>("birthdate"), Is.EqualTo(ARow.Now.Date));
    }

    [Test]
    public void Keeps_whole_seconds_as_the_platform()
    {
        var id = _store.Saved(ARow.Of("cpay_refund", ("cpay_submittedon", ARow.Now.AddMilliseconds(999))));
        Assert.That(_store.Read("cpay_refund", id)!.GetAttributeValue<DateTime>("cpay_submittedon"), Is.EqualTo(ARow.Now));
    }

    [Test]
    public void Keeps_the_largest_money_value_exactly()
    {
        var id = _store.Saved(ARow.Of("cpay_refund", ("cpay_amount", new Money(922337203685477.5807m))));
        Assert.That(_store.Read("cpay_refund", id)!.GetAttributeValue<Money>("cpay_amount").Value, Is.EqualTo(922337203685477.5807m));
    }

    [Test]
    public void Refuses_money_that_does_not_fit() => Assert.That(
        () => _store.Saved(ARow.Of("cpay_refund", ("cpay_amount", new Money(922337203685478m)))), Faults.WithCode(ErrorCodes.ValueOutOfRange));

    [Test]
    public void Refuses_a_value_of_another_type() => Assert.That(
        () => _store.Saved(ARow.Of("cpay_refund", ("cpay_amount", 12))), Faults.WithCode(ErrorCodes.InvalidArgument));

    [Test]
    public void Empties_a_column_that_is_set_to_null()
    {
        var id = _store.Saved(ARow.Refund("a", 1));
        Change("cpay_refund", id, ("cpay_reference", null));
        Assert.That(_store.Read("cpay_refund", id)!.Contains("cpay_reference"), Is.False);
    }

    [Test]
    public void Gives_a_row_a_higher_version_at_every_change()
    {
        var id = _store.Saved(ARow.Refund("a", 1));
        var first = _store.Read("cpay_refund", id)!.Version();
        Change("cpay_refund", id, ("cpay_notes", "x"));
        Assert.That(_store.Read("cpay_refund", id)!.Version(), Is.GreaterThan(first));
    }

    [Test]
    public void Returns_only_the_asked_columns_and_the_key()
    {
        var id = _store.Saved(ARow.Refund("a", 1));
        using var read = _store.Begin(TransactionKind.Read);
        Assert.That(read.Find("cpay_refund", id, ["cpay_amount"])!.Attributes.Keys, Is.EquivalentTo(new[] { "cpay_amount", "cpay_refundid" }));
    }

    [Test]
    public void Names_an_unknown_column()
    {
        using var read = _store.Begin(TransactionKind.Read);
        Assert.That(() => read.Find("cpay_refund", Guid.NewGuid(), ["cpay_nothing"]), Faults.WithCode(ErrorCodes.QueryBuilderNoAttribute));
    }

    [Test]
    public void Names_an_unknown_table()
    {
        using var read = _store.Begin(TransactionKind.Read);
        Assert.That(() => read.Find("cpay_nothing", Guid.NewGuid()), Faults.WithCode(ErrorCodes.QueryBuilderNoEntity));
    }

    [Test]
    public void Refuses_a_taken_alternate_key_without_regard_to_case()
    {
        _store.Saved(ARow.Refund("RF-abc", 1));
        Assert.That(() => _store.Saved(ARow.Refund("rf-ABC", 1)), Faults.WithCode(ErrorCodes.DuplicateRecordEntityKey));
    }

    [Test]
    public void Refuses_an_update_onto_a_taken_alternate_key()
    {
        _store.Saved(ARow.Refund("a", 1));
        var id = _store.Saved(ARow.Refund("b", 1));
        Assert.That(() => Change("cpay_refund", id, ("cpay_reference", "a")), Faults.WithCode(ErrorCodes.DuplicateRecordEntityKey));
    }

    [Test]
    public void Names_the_key_that_is_taken()
    {
        _store.Saved(ARow.Refund("a", 1));
        var message = Assert.Catch(() => _store.Saved(ARow.Refund("a", 1)))!.Message;
        var key = Metadata.Sources.Metadata.Tables["cpay_refund"].Keys.Single(one => one.Columns is ["cpay_reference"]);
        Assert.That(message, Does.StartWith($"Entity Key {key.DisplayName} violated."));
    }

    [Test]
    public void Leaves_rows_with_a_null_in_a_key_column_free()
    {
        _store.Saved(ARow.Of("cpay_refund", ("cpay_amount", new Money(1))));
        Assert.That(() => _store.Saved(ARow.Of("cpay_refund", ("cpay_amount", new Money(1)))), Throws.Nothing);
    }

    [Test]
    public void Refuses_a_taken_id()
    {
        var row = ARow.Refund("a", 1);
        _store.Saved(row);
        row["cpay_reference"] = "b";
        Assert.That(() => _store.Saved(row), Faults.WithCode(ErrorCodes.DuplicateRecord));
    }

    [Test]
    public void Finds_a_row_by_alternate_key()
    {
        var id = _store.Saved(ARow.Refund("Ref-1", 1));
        using var read = _store.Begin(TransactionKind.Read);
        Assert.That(read.FindByKey("cpay_refund", new KeyAttributeCollection { { "cpay_reference", "REF-1" } }), Is.EqualTo(id));
    }

    [Test]
    public void Refuses_to_find_by_columns_that_are_no_key()
    {
        using var read = _store.Begin(TransactionKind.Read);
        Assert.That(() => read.FindByKey("cpay_refund", new KeyAttributeCollection { { "cpay_notes", "x" } }), Faults.WithCode(ErrorCodes.InvalidEntityKey));
    }

    [Test]
    public void Updating_a_missing_row_fails() =>
        Assert.That(() => Change("cpay_refund", Guid.NewGuid(), ("cpay_notes", "x")), Faults.WithCode(ErrorCodes.ObjectDoesNotExist));

    [Test]
    public void Deletes_a_row()
    {
        var id = _store.Saved(ARow.Refund("a", 1));
        using (var write = _store.Begin(TransactionKind.Write))
        {
            write.Delete("cpay_refund", id);
            write.Commit();
        }

        Assert.That(_store.Read("cpay_refund", id), Is.Null);
    }

    [Test]
    public void Numbers_from_1000_and_never_twice_also_after_a_rollback()
    {
        using (var lost = _store.Begin(TransactionKind.Write))
        {
            lost.NextNumber("cpay_refund", "cpay_name");
        }

        using var write = _store.Begin(TransactionKind.Write);
        Assert.That(write.NextNumber("cpay_refund", "cpay_name"), Is.EqualTo(1001));
    }

    [Test]
    public void Shows_every_activity_as_an_activity_pointer()
    {
        var id = _store.Saved(ARow.Of("cpay_paymentattempt", ("subject", "Refund requested")));
        Assert.That(_store.Read("activitypointer", id)!.GetAttributeValue<string>("activitytypecode"), Is.EqualTo("cpay_paymentattempt"));
    }

    [Test]
    public void Keeps_the_parties_of_an_email()
    {
        var contact = _store.Saved(ARow.Of("contact", ("lastname", "Ruiz")));
        var party = new Entity("activityparty") { ["partyid"] = new EntityReference("contact", contact) };
        var id = _store.Saved(ARow.Of("email", ("subject", "Refunded"), ("to", new EntityCollection([party]))));
        var to = _store.Read("email", id)!.GetAttributeValue<EntityCollection>("to");
        Assert.That(to.Entities.Single().GetAttributeValue<EntityReference>("partyid").Name, Is.EqualTo("Ruiz"));
    }

    [Test]
    public void Refuses_a_lookup_to_a_table_it_cannot_point_to() => Assert.That(
        () => _store.Saved(ARow.Of("cpay_refund", ("cpay_customerid", new EntityReference("team", Guid.NewGuid())))), Faults.WithCode(ErrorCodes.InvalidArgument));

    private void Change(string table, Guid id, params (string Column, object? Value)[] values)
    {
        var changes = ARow.Of(table, values);
        changes.Id = id;
        using var write = _store.Begin(TransactionKind.Write);
        write.Update(changes);
        write.Commit();
    }
}
