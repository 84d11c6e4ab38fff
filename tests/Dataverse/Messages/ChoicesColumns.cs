using System.Globalization;
using CrmPayments.Tests.Dataverse.Lab;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Dataverse.Messages;

/// <summary>Columns of which a row holds several options (multiselectpicklist).</summary>
public sealed class ChoicesColumns
{
    private Laboratory _lab = null!;

    [OneTimeSetUp]
    public void Fill()
    {
        _lab = new Laboratory();
        Add("cards", 1);
        Add("loans", 10);
        Add("both", 10, 1);
        Add("advice", 11);
        Add("none");
    }

    [OneTimeTearDown]
    public void Close() => _lab.Dispose();

    [Test]
    public void Come_back_as_a_collection_in_the_order_of_the_options() =>
        Assert.That(Chosen(Row("both")), Is.EqualTo(new[] { 1, 10 }));

    [Test]
    public void Are_formatted_by_their_labels() => Assert.That(Row("both").FormattedValues["lab_services"], Is.EqualTo("Cards; Loans"));

    [Test]
    public void Are_empty_when_nothing_is_chosen() => Assert.That(Row("none").Contains("lab_services"), Is.False);

    [Test]
    public void Are_emptied_by_null_and_by_an_empty_collection([Values] bool byNull)
    {
        var id = Add("changed", 1);
        _lab.Admin.Update(new Entity(LabTables.Account, id) { ["lab_services"] = byNull ? null : new OptionSetValueCollection() });
        Assert.That(_lab.Account(id).Contains("lab_services"), Is.False);
        _lab.Admin.Delete(LabTables.Account, id);
    }

    [Test]
    public void Refuse_an_option_that_is_not_in_the_choice() =>
        Assert.That(Faulted.By(() => Add("wrong", 1, 7)).Code(), Is.EqualTo("0x80061005"));

    [Test]
    public void Refuse_a_value_of_another_type() => Assert.That(
        Faulted.By(() => _lab.Admin.Create(new Entity(LabTables.Account) { ["lab_services"] = new OptionSetValue(1) })).Code(), Is.EqualTo("0x80040203"));

    [Test]
    public void Refuse_more_options_than_the_platform_takes() =>
        Assert.That(Faulted.By(() => Add("many", [.. Enumerable.Repeat(1, 151)])).Message, Does.Contain("at most 150"));

    [TestCase(ConditionOperator.ContainValues, "1", "both,cards")]
    [TestCase(ConditionOperator.ContainValues, "10,11", "advice,both,loans")]
    [TestCase(ConditionOperator.DoesNotContainValues, "1", "advice,loans,none")]
    [TestCase(ConditionOperator.Equal, "1", "cards")]
    [TestCase(ConditionOperator.NotEqual, "1", "advice,both,loans,none")]
    [TestCase(ConditionOperator.In, "1,10", "both")]
    [TestCase(ConditionOperator.NotIn, "10,1", "advice,cards,loans,none")]
    [TestCase(ConditionOperator.Null, "", "none")]
    [TestCase(ConditionOperator.NotNull, "", "advice,both,cards,loans")]
    public void Are_filtered_by_the_platforms_operators(ConditionOperator comparison, string values, string expected)
    {
        var query = new QueryExpression(LabTables.Account) { ColumnSet = new ColumnSet("lab_name"), Orders = { new OrderExpression("lab_name", OrderType.Ascending) } };
        query.Criteria.AddCondition("lab_services", comparison, [.. values.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(value => (object)int.Parse(value, CultureInfo.InvariantCulture))]);
        Assert.That(Names(query), Is.EqualTo(expected));
    }

    [Test]
    public void Are_filtered_by_fetch_xml() => Assert.That(
        Names(new FetchExpression("<fetch><entity name='lab_account'><attribute name='lab_name'/><order attribute='lab_name'/><filter>"
            + "<condition attribute='lab_services' operator='contain-values'><value>1</value><value>11</value></condition></filter></entity></fetch>")),
        Is.EqualTo("advice,both,cards"));

    [Test]
    public void Have_no_smaller_and_greater() => Assert.That(
        Faulted.By(() => _lab.Admin.RetrieveMultiple(new QueryExpression(LabTables.Account) { Criteria = { Conditions = { new ConditionExpression("lab_services", ConditionOperator.GreaterThan, 1) } } })).Message,
        Does.Contain("is not emulated"));

    private static int[] Chosen(Entity row) => [.. row.GetAttributeValue<OptionSetValueCollection>("lab_services").Select(option => option.Value)];

    private string Names(QueryBase query) => string.Join(",", _lab.Admin.RetrieveMultiple(query).Entities.Select(row => row["lab_name"]));

    private Entity Row(string name)
    {
        var query = new QueryByAttribute(LabTables.Account) { ColumnSet = new ColumnSet(true) };
        query.AddAttributeValue("lab_name", name);
        return _lab.Admin.RetrieveMultiple(query).Entities.Single();
    }

    private Guid Add(string name, params int[] services) => _lab.Admin.Create(new Entity(LabTables.Account)
    {
        ["lab_name"] = name,
        ["lab_services"] = new OptionSetValueCollection([.. services.Select(service => new OptionSetValue(service))]),
    });
}
