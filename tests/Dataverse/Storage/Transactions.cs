using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Storage;
using CrmPayments.Tests.Dataverse.Metadata;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Dataverse.Storage;

public sealed class Transactions
{
    private string _folder = "";

    private string DatabaseFile => Path.Combine(_folder, "data.db");

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("rows").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Roll_back_when_not_committed()
    {
        using var store = ARow.Store();
        var row = ARow.Refund("a", 1);
        using (var write = store.Begin(TransactionKind.Write))
        {
            write.Insert(row);
        }

        Assert.That(store.Read("cpay_refund", row.Id), Is.Null);
    }

    [Test]
    public void Let_a_reader_see_the_state_at_its_begin()
    {
        using var store = ARow.Store();
        var id = store.Saved(ARow.Refund("a", 1));
        using var read = store.Begin(TransactionKind.Read);
        using (var write = store.Begin(TransactionKind.Write))
        {
            write.Update(new Entity("cpay_refund", id) { ["cpay_amount"] = new Money(2) });
            write.Commit();
        }

        Assert.That(read.Find("cpay_refund", id)!.GetAttributeValue<Money>("cpay_amount").Value, Is.EqualTo(1));
    }

    [Test]
    public void Let_a_reader_go_on_while_a_writer_works()
    {
        using var store = ARow.Store();
        using var write = store.Begin(TransactionKind.Write);
        var row = ARow.Refund("a", 1);
        write.Insert(row);
        Assert.That(store.Read("cpay_refund", row.Id), Is.Null);
    }

    [Test]
    public void Serialize_writers_so_that_no_change_is_lost()
    {
        using var store = ARow.Store();
        var id = store.Saved(ARow.Of("cpay_refund", ("cpay_sendcount", 0)));
        Parallel.For(0, 200, new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ => Increment(store, id));
        Assert.That(store.Read("cpay_refund", id)!.GetAttributeValue<int>("cpay_sendcount"), Is.EqualTo(200));
    }

    [Test]
    public void Fail_with_sql_timeout_when_the_turn_does_not_come()
    {
        using var store = ARow.Store();
        store.WriteTimeout = TimeSpan.FromMilliseconds(20);
        using var holder = store.Begin(TransactionKind.Write);
        Assert.That(() => store.Begin(TransactionKind.Write), Faults.WithCode(ErrorCodes.SqlTimeout));
    }

    [Test]
    public void Give_the_turn_to_the_next_writer_after_a_timeout()
    {
        using var store = ARow.Store();
        store.WriteTimeout = TimeSpan.FromMilliseconds(20);
        using (store.Begin(TransactionKind.Write))
        {
            Assert.Catch(() => store.Begin(TransactionKind.Write));
        }

        Assert.That(() => store.Begin(TransactionKind.Write).Dispose(), Throws.Nothing);
    }

    [Test]
    public void Refuse_to_write_in_a_read()
    {
        using var store = ARow.Store();
        using var read = store.Begin(TransactionKind.Read);
        Assert.That(() => read.Insert(ARow.Refund("a", 1)), Throws.InvalidOperationException);
    }

    [Test]
    public void Survive_closing_and_opening_the_file()
    {
        Guid id;
        using (var store = RowStore.Open(Sources.Metadata, DatabaseFile))
        {
            id = store.Saved(ARow.Refund("a", 7));
        }

        using var again = RowStore.Open(Sources.Metadata, DatabaseFile);
        Assert.That(again.Read("cpay_refund", id)!.GetAttributeValue<Money>("cpay_amount").Value, Is.EqualTo(7));
    }

    /// <summary>What a killed process leaves behind: the file and its log, never merged.</summary>
    [Test]
    public void Survive_a_kill_once_committed_and_only_then()
    {
        using var store = RowStore.Open(Sources.Metadata, DatabaseFile);
        var kept = store.Saved(ARow.Refund("kept", 7));
        using var unfinished = store.Begin(TransactionKind.Write);
        var lost = ARow.Refund("lost", 8);
        unfinished.Insert(lost);
        var copy = Path.Combine(_folder, "copy.db");
        File.Copy(DatabaseFile, copy);
        File.Copy(DatabaseFile + "-wal", copy + "-wal");
        using var again = RowStore.Open(Sources.Metadata, copy);
        Assert.That((again.Read("cpay_refund", kept) is not null, again.Read("cpay_refund", lost.Id) is not null), Is.EqualTo((true, false)));
    }

    [Test]
    public void Refuse_a_file_that_is_open_already()
    {
        using var store = RowStore.Open(Sources.Metadata, DatabaseFile);
        Assert.That(() => RowStore.Open(Sources.Metadata, DatabaseFile), Throws.InvalidOperationException.With.Message.Contains("open in another process"));
    }

    [Test]
    public void Go_on_counting_versions_after_reopening()
    {
        long before;
        using (var store = RowStore.Open(Sources.Metadata, DatabaseFile))
        {
            before = store.Read("cpay_refund", store.Saved(ARow.Refund("a", 1)))!.Version();
        }

        using var again = RowStore.Open(Sources.Metadata, DatabaseFile);
        Assert.That(again.Read("cpay_refund", again.Saved(ARow.Refund("b", 1)))!.Version(), Is.GreaterThan(before));
    }

    [Test]
    public void Find_their_rows_after_a_column_was_added()
    {
        var before = new CrmPayments.Emulator.Dataverse.Metadata.OrganizationMetadata(
            Sources.Metadata.Tables.Values.Select(table => table.LogicalName == "cpay_refund"
                ? table with { Columns = table.Columns.Where(column => column.Key != "cpay_tracenumber").ToDictionary() } : table),
            Sources.Metadata.Relationships, Sources.Metadata.ManyToMany, [], []);
        Guid id;
        using (var store = RowStore.Open(before, DatabaseFile))
        {
            id = store.Saved(ARow.Refund("a", 7));
        }

        using var again = RowStore.Open(Sources.Metadata, DatabaseFile);
        using var write = again.Begin(TransactionKind.Write);
        write.Update(new Entity("cpay_refund", id) { ["cpay_tracenumber"] = "T1" });
        Assert.That(write.Find("cpay_refund", id)!.GetAttributeValue<string>("cpay_tracenumber"), Is.EqualTo("T1"));
    }

    private static void Increment(RowStore store, Guid id)
    {
        using var write = store.Begin(TransactionKind.Write);
        var count = write.Find("cpay_refund", id)!.GetAttributeValue<int>("cpay_sendcount");
        write.Update(new Entity("cpay_refund", id) { ["cpay_sendcount"] = count + 1 });
        write.Commit();
    }
}
