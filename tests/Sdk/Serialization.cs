using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Sdk;

/// <summary>An asynchronous job's context survives DataContractSerializer without any list of known types.</summary>
public sealed class Serialization
{
    private static readonly Guid Id = new("5f0c7a51-2b6c-4a0f-9a8a-0c2f3f1a9d01");

    private static IEnumerable<object> ColumnValues =>
    [
        "text",
        true,
        7,
        7L,
        1.25d,
        12.50m,
        Id,
        new DateTime(2026, 11, 21, 10, 30, 0, DateTimeKind.Utc),
        new Money(12.50m),
        new OptionSetValue(192700003),
        new EntityReference("cpay_transaction", Id) { Name = "CH-000001" },
        new[] { "1", "2" },
        new[] { Id },
        new byte[] { 1, 2 },
    ];

    [TestCaseSource(nameof(ColumnValues))]
    public void Keeps_a_columns_value(object value) =>
        Assert.That(Copy(new Entity("cpay_refund") { ["column"] = value })["column"], Is.EqualTo(value).And.TypeOf(value.GetType()));

    [Test]
    public void Keeps_a_null_column() => Assert.That(Copy(new Entity("a") { ["column"] = null }).Contains("column"), Is.True);

    [Test]
    public void Keeps_a_date_as_utc() =>
        Assert.That(Copy(new Entity("a") { ["on"] = DateTime.UnixEpoch }).GetAttributeValue<DateTime>("on").Kind, Is.EqualTo(DateTimeKind.Utc));

    [Test]
    public void Keeps_the_rows_own_properties()
    {
        var row = Copy(new Entity("cpay_refund", "cpay_reference", "R-1") { Id = Id, RowVersion = "7", FormattedValues = { { "cpay_status", "Approved" } } });
        Assert.Multiple(() =>
        {
            Assert.That((row.LogicalName, row.Id, row.RowVersion), Is.EqualTo(("cpay_refund", Id, "7")));
            Assert.That(row.KeyAttributes["cpay_reference"], Is.EqualTo("R-1"));
            Assert.That(row.FormattedValues["cpay_status"], Is.EqualTo("Approved"));
        });
    }

    [Test]
    public void Keeps_options_of_a_multiple_choice() =>
        Assert.That(Copy(new Entity("a") { ["c"] = new OptionSetValueCollection { new(1), new(2) } })["c"], Is.EqualTo(new[] { new OptionSetValue(1), new OptionSetValue(2) }));

    [Test]
    public void Keeps_an_aliased_amount()
    {
        var aliased = (AliasedValue)Copy(new Entity("a") { ["t.amount"] = new AliasedValue("cpay_transaction", "cpay_amount", new Money(5m)) })["t.amount"];
        Assert.That((aliased.EntityLogicalName, aliased.AttributeLogicalName, aliased.Value), Is.EqualTo(("cpay_transaction", "cpay_amount", (object)new Money(5m))));
    }

    [Test]
    public void Keeps_rows_within_a_row()
    {
        var row = new Entity("email") { ["to"] = new EntityCollection([new Entity("activityparty") { ["partyid"] = new EntityReference("contact", Id) }]) };
        var to = Copy(row).GetAttributeValue<EntityCollection>("to");
        Assert.That(to[0]["partyid"], Is.EqualTo(new EntityReference("contact", Id)));
    }

    [Test]
    public void Keeps_related_rows()
    {
        var row = new Entity("a") { RelatedEntities = { { new Relationship("a_b"), new EntityCollection([new Entity("b", Id)]) } } };
        Assert.That(Copy(row).RelatedEntities[new Relationship("a_b")][0].Id, Is.EqualTo(Id));
    }

    [Test]
    public void Keeps_a_contexts_inputs_images_and_parent()
    {
        var context = new RemoteExecutionContext
        {
            InputParameters = { { "Target", new Entity("cpay_refund", Id) { ["cpay_amount"] = new Money(5m) } }, { "ConcurrencyBehavior", ConcurrencyBehavior.IfRowVersionMatches } },
            PreEntityImages = { { "Before", new Entity("cpay_refund") { ["cpay_status"] = new OptionSetValue(1) } } },
            ParentContext = new RemoteExecutionContext { SharedVariables = { { "a", 1 } } },
        };
        var copy = Copy(context);
        Assert.Multiple(() =>
        {
            Assert.That(((Entity)copy.InputParameters["Target"])["cpay_amount"], Is.EqualTo(new Money(5m)));
            Assert.That(copy.InputParameters["ConcurrencyBehavior"], Is.EqualTo(ConcurrencyBehavior.IfRowVersionMatches));
            Assert.That(copy.PreEntityImages["Before"]["cpay_status"], Is.EqualTo(new OptionSetValue(1)));
            Assert.That(copy.ParentContext.SharedVariables["a"], Is.EqualTo(1));
        });
    }

    [Test]
    public void Keeps_a_query_among_the_parameters()
    {
        var query = new QueryExpression("cpay_refund") { ColumnSet = new ColumnSet("cpay_amount"), TopCount = 5 };
        query.Criteria.AddCondition("cpay_status", ConditionOperator.In, 1, 2);
        query.AddLink("cpay_transaction", "cpay_transactionid", "cpay_transactionid");
        var copy = (QueryExpression)Copy(new ParameterCollection { { "Query", query } })["Query"];
        Assert.Multiple(() =>
        {
            Assert.That(copy.Criteria.Conditions[0].Values, Is.EqualTo(new object[] { 1, 2 }));
            Assert.That(copy.LinkEntities[0].LinkToEntityName, Is.EqualTo("cpay_transaction"));
            Assert.That((copy.ColumnSet.Columns[0], copy.TopCount), Is.EqualTo(("cpay_amount", 5)));
        });
    }

    private static T Copy<T>(T value)
    {
        var serializer = new DataContractSerializer(typeof(T));
        using var stream = new MemoryStream();
        serializer.WriteObject(stream, value);
        stream.Position = 0;
        return (T)serializer.ReadObject(stream)!;
    }
}
