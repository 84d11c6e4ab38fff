using CrmPayments.Emulator.Dataverse.Query;
using CrmPayments.Emulator.Dataverse.Storage;
using CrmPayments.Tests.Dataverse.Storage;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Dataverse.Query;

public sealed class RowsACallerMaySee
{
    private static readonly Guid Me = Guid.NewGuid();
    private static readonly Guid Colleague = Guid.NewGuid();
    private static readonly Guid Stranger = Guid.NewGuid();
    private static readonly Guid MyUnit = Guid.NewGuid();
    private static readonly Guid OtherUnit = Guid.NewGuid();

    private RowStore _store = null!;

    [OneTimeSetUp]
    public void Fill()
    {
        _store = ARow.Store();
        _store.Saved(Owned("mine", Me, MyUnit));
        _store.Saved(Owned("colleague's", Colleague, MyUnit));
        var shared = _store.Saved(Owned("shared", Stranger, OtherUnit));
        var hidden = _store.Saved(Owned("hidden", Stranger, OtherUnit));
        Share(shared, 1);
        Share(hidden, 2);
    }

    [OneTimeTearDown]
    public void Close() => _store.Dispose();

    [Test]
    public void All_of_them() => Assert.That(Seen(RowCondition.All), Is.EqualTo(new[] { "colleague's", "hidden", "mine", "shared" }));

    [Test]
    public void None_of_them() => Assert.That(Seen(RowCondition.None), Is.Empty);

    [Test]
    public void Their_own() => Assert.That(Seen(new RowCondition.Owners([Me], [], [])), Is.EqualTo(new[] { "mine" }));

    [Test]
    public void Their_business_units() => Assert.That(Seen(new RowCondition.Owners([Me], [MyUnit], [])), Is.EqualTo(new[] { "colleague's", "mine" }));

    [Test]
    public void What_is_shared_for_reading_but_not_what_is_shared_for_writing_only() =>
        Assert.That(Seen(new RowCondition.Owners([], [], [Me])), Is.EqualTo(new[] { "shared" }));

    [Test]
    public void Nothing_when_nothing_is_granted() => Assert.That(Seen(new RowCondition.Owners([], [], [])), Is.Empty);

    [Test]
    public void Linked_tables_are_cut_too()
    {
        var query = new QueryExpression("contact") { ColumnSet = new ColumnSet("lastname") };
        query.AddLink("contact", "contactid", "contactid").EntityAlias = "self";
        using var read = _store.Begin(TransactionKind.Read);
        Assert.That(read.Query(query, new Filter(RowCondition.None)).Entities, Is.Empty);
    }

    private static Entity Owned(string name, Guid owner, Guid unit) => ARow.Of(
        "contact", ("lastname", name), ("ownerid", new EntityReference("systemuser", owner)), ("owningbusinessunit", new EntityReference("businessunit", unit)));

    private void Share(Guid row, int rights) => _store.Saved(ARow.Of(
        "principalobjectaccess", ("principalid", Me), ("principaltypecode", "systemuser"), ("objectid", row), ("objecttypecode", "contact"), ("accessrightsmask", rights)));

    private IEnumerable<string> Seen(RowCondition condition)
    {
        var query = new QueryExpression("contact") { ColumnSet = new ColumnSet("lastname") };
        query.AddOrder("lastname", OrderType.Ascending);
        using var read = _store.Begin(TransactionKind.Read);
        return read.Query(query, new Filter(condition)).Entities.Select(row => row.GetAttributeValue<string>("lastname"));
    }

    private sealed record Filter(RowCondition Condition) : IRowFilter
    {
        public QueryCaller Caller => ARow.Caller;

        public RowCondition For(string table) => Condition;
    }
}
