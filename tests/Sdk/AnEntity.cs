using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Client;

namespace CrmPayments.Tests.Sdk;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
public sealed class AnEntity
{
    private readonly Entity _row = new("cpay_refund") { ["cpay_amount"] = new Money(12.5m), ["cpay_sendcount"] = 3, ["cpay_notes"] = null };

    [Test]
    public void Gives_a_columns_value() => Assert.That(_row.GetAttributeValue<Money>("cpay_amount").Value, Is.EqualTo(12.5m));

    [Test]
    public void Gives_the_default_for_an_absent_column() => Assert.That(_row.GetAttributeValue<int>("missing"), Is.Zero);

    [Test]
    public void Gives_the_default_for_a_null_column() => Assert.That(_row.GetAttributeValue<string>("cpay_notes"), Is.Null);

    [Test]
    public void Refuses_to_read_a_column_as_another_type() =>
        Assert.That(() => _row.GetAttributeValue<string>("cpay_sendcount"), Throws.TypeOf<InvalidCastException>());

    [TestCase(null)]
    [TestCase("")]
    public void Refuses_a_column_without_a_name(string? name) =>
        Assert.That(() => _row.GetAttributeValue<string>(name), Throws.ArgumentNullException);

    [Test]
    public void Reads_an_absent_column_by_index_as_an_error() =>
        Assert.That(() => _row["missing"], Throws.TypeOf<KeyNotFoundException>().With.Message.EqualTo("The given key 'missing' was not present in the dictionary."));

    [Test]
    public void Tells_columns_apart_by_case() => Assert.That(_row.Contains("CPAY_AMOUNT"), Is.False);

    [TestCase("cpay_sendcount", true)]
    [TestCase("cpay_amount", false)]
    [TestCase("cpay_notes", false)]
    [TestCase("missing", false)]
    public void Tries_a_column_as_a_type(string column, bool found) =>
        Assert.That(_row.TryGetAttributeValue<int>(column, out _), Is.EqualTo(found));

    [Test]
    public void Does_not_set_its_id_from_the_primary_key_column()
    {
        _row["cpay_refundid"] = Guid.NewGuid();
        Assert.That(_row.Id, Is.EqualTo(Guid.Empty));
    }

    [Test]
    public void Is_named_by_an_alternate_key()
    {
        var row = new Entity("cpay_refund", "cpay_reference", "R-1");
        Assert.That((row.KeyAttributes["cpay_reference"], row.Id), Is.EqualTo(((object)"R-1", Guid.Empty)));
    }

    [Test]
    public void Points_to_itself_without_its_alternate_key()
    {
        var row = new Entity("cpay_refund", "cpay_reference", "R-1") { Id = Guid.NewGuid(), RowVersion = "7" };
        var reference = row.ToEntityReference();
        Assert.Multiple(() =>
        {
            Assert.That(reference, Is.EqualTo(new EntityReference("cpay_refund", row.Id)));
            Assert.That(reference.RowVersion, Is.EqualTo("7"));
        });
    }

    [Test]
    public void Becomes_another_object_over_the_same_columns()
    {
        var copy = _row.ToEntity<Entity>();
        Assert.Multiple(() =>
        {
            Assert.That(copy, Is.Not.SameAs(_row));
            Assert.That(copy.Attributes, Is.SameAs(_row.Attributes));
        });
    }

    [Test]
    public void Becomes_its_early_bound_class() => Assert.That(_row.ToEntity<Refund>().LogicalName, Is.EqualTo("cpay_refund"));

    [Test]
    public void Does_not_become_another_tables_class() =>
        Assert.That(() => new Entity("account").ToEntity<Refund>(), Throws.TypeOf<NotSupportedException>().With.Message.EqualTo("Cannot convert entity account to cpay_refund"));

    [Test]
    public void Forgets_related_rows_set_to_null()
    {
        var refund = new Refund { Attempts = [new Entity("cpay_paymentattempt")] };
        refund.Attempts = null;
        Assert.That(refund.RelatedEntities.Count, Is.Zero);
    }

    [EntityLogicalName("cpay_refund")]
    private sealed class Refund : Entity
    {
        public IEnumerable<Entity>? Attempts
        {
            get => GetRelatedEntities<Entity>("cpay_refund_attempts", null);
            set => SetRelatedEntities("cpay_refund_attempts", null, value);
        }
    }
}
