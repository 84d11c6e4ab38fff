using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Sdk;

public sealed class Queries
{
    [Test]
    public void Ask_for_no_column_and_no_page_at_first()
    {
        var query = new QueryExpression("cpay_refund");
        Assert.Multiple(() =>
        {
            Assert.That(query.ColumnSet.AllColumns, Is.False);
            Assert.That(query.ColumnSet.Columns, Is.Empty);
            Assert.That(query.Criteria.FilterOperator, Is.EqualTo(LogicalOperator.And));
            Assert.That((query.PageInfo.PageNumber, query.PageInfo.Count), Is.EqualTo((0, 0)));
            Assert.That(query.TopCount, Is.Null);
        });
    }

    [Test]
    public void Link_from_their_own_table_by_an_inner_join()
    {
        var query = new QueryExpression("cpay_refund");
        var link = query.AddLink("cpay_transaction", "cpay_transactionid", "cpay_transactionid");
        Assert.Multiple(() =>
        {
            Assert.That(query.LinkEntities, Is.EqualTo(new[] { link }));
            Assert.That((link.LinkFromEntityName, link.JoinOperator, link.EntityAlias), Is.EqualTo(("cpay_refund", JoinOperator.Inner, (string?)null)));
        });
    }

    [Test]
    public void Name_the_grandparent_as_origin_of_a_nested_link_as_the_genuine_sdk_does() =>
        Assert.That(new LinkEntity("a", "b", "x", "y", JoinOperator.Inner).AddLink("c", "x", "y").LinkFromEntityName, Is.EqualTo("a"));

    [Test]
    public void Take_each_item_of_a_list_as_a_value() =>
        Assert.That(new ConditionExpression("a", ConditionOperator.In, new[] { 1, 2 }).Values, Is.EqualTo(new object[] { 1, 2 }));

    [Test]
    public void Take_a_null_object_as_one_value() =>
        Assert.That(new ConditionExpression("a", ConditionOperator.Equal, (object?)null).Values, Is.EqualTo(new object?[] { null }));

    [Test]
    public void Take_no_value_where_none_is_given() => Assert.That(new ConditionExpression("a", ConditionOperator.Null).Values, Is.Empty);

    [Test]
    public void Take_an_array_in_a_filter_as_one_value()
    {
        var filter = new FilterExpression();
        filter.AddCondition("a", ConditionOperator.In, new[] { Guid.Empty, Guid.Empty });
        Assert.That(filter.Conditions[0].Values, Has.Count.EqualTo(1));
    }

    [Test]
    public void Name_the_links_alias_in_a_condition_on_it()
    {
        var filter = new FilterExpression(LogicalOperator.Or);
        filter.AddCondition("charge", "cpay_status", ConditionOperator.Equal, 1);
        Assert.That((filter.Conditions[0].EntityName, filter.Conditions[0].AttributeName), Is.EqualTo(("charge", "cpay_status")));
    }

    [Test]
    public void Nest_filters()
    {
        var filter = new FilterExpression();
        Assert.That(filter.AddFilter(LogicalOperator.Or), Is.SameAs(filter.Filters[0]));
    }

    [Test]
    public void Keep_a_column_asked_for_twice() => Assert.That(new ColumnSet("a", "a").Columns, Is.EqualTo(new[] { "a", "a" }));

    [Test]
    public void Pair_columns_and_values_by_position()
    {
        var query = new QueryByAttribute("cpay_refund");
        query.AddAttributeValue("cpay_reference", "R-1");
        Assert.That((query.Attributes[0], query.Values[0]), Is.EqualTo(("cpay_reference", (object)"R-1")));
    }
}
