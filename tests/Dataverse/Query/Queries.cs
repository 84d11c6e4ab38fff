using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Storage;
using CrmPayments.Tests.Dataverse.Storage;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Dataverse.Query;

public sealed class Queries
{
    private static readonly Guid Ana = new("11111111-1111-1111-1111-111111111111");
    private static readonly Guid Gateway = new("22222222-2222-2222-2222-222222222222");
    private static readonly Guid Charge = new("33333333-3333-3333-3333-333333333333");
    private static readonly Guid OtherCharge = new("44444444-4444-4444-4444-444444444444");
    private static readonly Guid Euro = new("55555555-5555-5555-5555-555555555555");

    private RowStore _store = null!;

    [OneTimeSetUp]
    public void Fill()
    {
        _store = ARow.Store();
        using var write = _store.Begin(TransactionKind.Write);
        write.Insert(new Entity("contact", Ana) { ["firstname"] = "Ana", ["lastname"] = "Ruiz" });
        write.Insert(new Entity("transactioncurrency", Euro) { ["isocurrencycode"] = "EUR", ["currencysymbol"] = "€", ["currencyprecision"] = 2 });
        write.Insert(new Entity("cpay_gateway", Gateway) { ["cpay_name"] = "Braintree EU" });
        write.Insert(AnyCharge(Charge, "CH-1", 100m));
        write.Insert(AnyCharge(OtherCharge, "CH-2", 50m));
        write.Insert(ARefund("a", 10m, Charge, 192700007));
        write.Insert(ARefund("b", 20.5m, Charge, 192700007));
        write.Insert(ARefund("c", 30m, Charge, 192700008));
        write.Insert(ARow.Of("cpay_refund", ("cpay_reference", "d")));
        write.Commit();
    }

    [OneTimeTearDown]
    public void Close() => _store.Dispose();

    [Test]
    public void Filter_by_choice()
    {
        var query = Refunds();
        query.Criteria.AddCondition("cpay_status", ConditionOperator.Equal, 192700008);
        Assert.That(References(query), Is.EqualTo(new[] { "c" }));
    }

    [Test]
    public void Filter_by_lookup()
    {
        var query = Refunds();
        query.Criteria.AddCondition("cpay_transactionid", ConditionOperator.Equal, Charge);
        Assert.That(References(query), Is.EqualTo(new[] { "a", "b", "c" }));
    }

    [Test]
    public void Not_equal_is_true_for_empty_columns()
    {
        var query = Refunds();
        query.Criteria.AddCondition("cpay_status", ConditionOperator.NotEqual, 192700007);
        Assert.That(References(query), Is.EqualTo(new[] { "c", "d" }));
    }

    [Test]
    public void Filter_by_a_list_given_as_one_array()
    {
        var query = Refunds();
        query.Criteria.AddCondition("cpay_reference", ConditionOperator.In, ["A", "d"]);
        Assert.That(References(query), Is.EqualTo(new[] { "a", "d" }));
    }

    [Test]
    public void Join_filters_with_or()
    {
        var query = Refunds();
        query.Criteria.FilterOperator = LogicalOperator.Or;
        query.Criteria.AddCondition("cpay_amount", ConditionOperator.GreaterThan, 20.5m);
        query.Criteria.AddCondition("cpay_amount", ConditionOperator.Null);
        Assert.That(References(query), Is.EqualTo(new[] { "c", "d" }));
    }

    [Test]
    public void An_amount_with_more_decimals_than_stored_equals_nothing()
    {
        var query = Refunds();
        query.Criteria.AddCondition("cpay_amount", ConditionOperator.Equal, 10.00001m);
        Assert.That(References(query), Is.Empty);
    }

    [Test]
    public void Link_inner_with_aliased_values()
    {
        var query = Refunds();
        var link = query.AddLink("cpay_transaction", "cpay_transactionid", "cpay_transactionid");
        link.EntityAlias = "charge";
        link.Columns = new ColumnSet("cpay_name");
        var row = Rows(query).First();
        Assert.That(row.GetAttributeValue<AliasedValue>("charge.cpay_name").Value, Is.EqualTo("CH-1"));
    }

    [Test]
    public void Link_without_alias_gets_the_platforms()
    {
        var query = Refunds();
        query.AddLink("cpay_transaction", "cpay_transactionid", "cpay_transactionid").Columns = new ColumnSet("cpay_name");
        Assert.That(Rows(query).First().Contains("cpay_transaction1.cpay_name"), Is.True);
    }

    [Test]
    public void Outer_links_keep_rows_without_partner()
    {
        var query = Refunds();
        query.AddLink("cpay_transaction", "cpay_transactionid", "cpay_transactionid", JoinOperator.LeftOuter);
        Assert.That(References(query), Is.EqualTo(new[] { "a", "b", "c", "d" }));
    }

    [Test]
    public void A_condition_may_be_on_a_links_alias()
    {
        var query = Refunds();
        var link = query.AddLink("cpay_transaction", "cpay_transactionid", "cpay_transactionid", JoinOperator.LeftOuter);
        link.EntityAlias = "charge";
        query.Criteria.AddCondition("charge", "cpay_transactionid", ConditionOperator.Null);
        Assert.That(References(query), Is.EqualTo(new[] { "d" }));
    }

    [Test]
    public void Links_nest_with_criteria_of_their_own()
    {
        var query = Refunds();
        var gateway = query.AddLink("cpay_transaction", "cpay_transactionid", "cpay_transactionid").AddLink("cpay_gateway", "cpay_gatewayid", "cpay_gatewayid");
        gateway.LinkCriteria.AddCondition("cpay_name", ConditionOperator.BeginsWith, "braintree");
        Assert.That(References(query), Is.EqualTo(new[] { "a", "b", "c" }));
    }

    [TestCase(JoinOperator.Any, "CH-1")]
    [TestCase(JoinOperator.Exists, "CH-1")]
    [TestCase(JoinOperator.NotAny, "CH-2")]
    public void Links_may_only_ask_for_existence(JoinOperator join, string expected)
    {
        var query = new QueryExpression("cpay_transaction") { ColumnSet = new ColumnSet("cpay_name") };
        query.AddLink("cpay_refund", "cpay_transactionid", "cpay_transactionid", join).LinkCriteria.AddCondition("cpay_status", ConditionOperator.Equal, 192700007);
        Assert.That(Rows(query).Select(row => row["cpay_name"]), Is.EqualTo(new[] { expected }));
    }

    [Test]
    public void A_join_that_is_not_emulated_fails_by_name()
    {
        var query = Refunds();
        query.AddLink("cpay_transaction", "cpay_transactionid", "cpay_transactionid", JoinOperator.MatchFirstRowUsingCrossApply);
        Assert.That(() => Rows(query), Faults.WithCode(ErrorCodes.NotImplemented));
    }

    [Test]
    public void An_operator_that_is_not_emulated_fails_by_name()
    {
        var query = Refunds();
        query.Criteria.AddCondition("createdon", ConditionOperator.ThisFiscalYear);
        Assert.That(() => Rows(query), Throws.Exception.With.Message.Contains("ThisFiscalYear"));
    }

    [Test]
    public void An_unknown_column_is_the_platforms_fault()
    {
        var query = Refunds();
        query.Criteria.AddCondition("cpay_nothing", ConditionOperator.Null);
        Assert.That(() => Rows(query), Faults.WithCode(ErrorCodes.QueryBuilderNoAttribute));
    }

    [Test]
    public void An_unknown_table_is_the_platforms_fault() =>
        Assert.That(() => Rows(new QueryExpression("cpay_nothing") { ColumnSet = new ColumnSet(true) }), Faults.WithCode(ErrorCodes.QueryBuilderNoEntity));

    [Test]
    public void A_quote_in_a_value_stays_a_value()
    {
        var query = Refunds();
        query.Criteria.AddCondition("cpay_reference", ConditionOperator.Equal, "'; DROP TABLE cpay_refund; --");
        Assert.That(References(query), Is.Empty);
    }

    [Test]
    public void Pages_do_not_overlap_and_tell_whether_there_is_more()
    {
        var query = Refunds();
        query.PageInfo = new PagingInfo { Count = 3, PageNumber = 1, ReturnTotalRecordCount = true };
        var first = Run(query);
        query.PageInfo.PageNumber = 2;
        query.PageInfo.PagingCookie = first.PagingCookie;
        var second = Run(query);
        Assert.That(
            (first.Entities.Count, first.MoreRecords, first.TotalRecordCount, second.Entities.Count, second.MoreRecords, second.Entities[0]["cpay_reference"]),
            Is.EqualTo((3, true, 4, 1, false, "d")));
    }

    [Test]
    public void Without_a_wish_there_is_no_count() => Assert.That(Run(Refunds()).TotalRecordCount, Is.EqualTo(-1));

    [Test]
    public void Top_cuts()
    {
        var query = Refunds();
        query.TopCount = 2;
        Assert.That(References(query), Is.EqualTo(new[] { "a", "b" }));
    }

    [TestCase(0)]
    [TestCase(5001)]
    public void Top_has_the_platforms_limits(int top)
    {
        var query = Refunds();
        query.TopCount = top;
        Assert.That(() => Rows(query), Faults.WithCode(ErrorCodes.InvalidArgument));
    }

    [Test]
    public void Order_descending_by_amount()
    {
        var query = new QueryExpression("cpay_refund") { ColumnSet = new ColumnSet("cpay_reference") };
        query.AddOrder("cpay_amount", OrderType.Descending);
        Assert.That(References(query), Is.EqualTo(new[] { "c", "b", "a", "d" }));
    }

    [Test]
    public void Distinct_rows_come_once()
    {
        var query = new QueryExpression("cpay_refund") { ColumnSet = new ColumnSet("cpay_status"), Distinct = true };
        Assert.That(Rows(query), Has.Count.EqualTo(3));
    }

    [Test]
    public void Rows_carry_id_version_and_names_of_lookups()
    {
        var row = Rows(Refunds("cpay_transactionid")).First();
        Assert.That(
            (row.Id != Guid.Empty, row.RowVersion is not null, row.GetAttributeValue<EntityReference>("cpay_transactionid").Name), Is.EqualTo((true, true, "CH-1")));
    }

    [Test]
    public void Money_brings_its_currency() =>
        Assert.That(Rows(Refunds("cpay_amount")).First().GetAttributeValue<EntityReference>("transactioncurrencyid").Id, Is.EqualTo(Euro));

    [TestCase(1033, "€20.50")]
    [TestCase(3082, "20,50 €")]
    public void Amounts_are_formatted_in_the_callers_language_with_the_rows_currency(int lcid, string expected)
    {
        var query = Refunds("cpay_amount");
        query.Criteria.AddCondition("cpay_reference", ConditionOperator.Equal, "b");
        using var read = _store.Begin(TransactionKind.Read);
        var row = read.Query(query, new UnfilteredRows(ARow.Caller with { Lcid = lcid })).Entities[0];
        Assert.That(row.FormattedValues["cpay_amount"].Replace('\u00a0', ' '), Is.EqualTo(expected));
    }

    [TestCase(1033, "11/21/2026 10:16 PM")]
    [TestCase(1049, "21.11.2026 22:16")]
    public void Times_are_formatted_in_the_callers_language_with_plain_spaces(int lcid, string expected)
    {
        using var read = _store.Begin(TransactionKind.Read);
        var row = read.Query(new QueryExpression("cpay_transaction") { ColumnSet = new ColumnSet("cpay_chargedon") }, new UnfilteredRows(ARow.Caller with { Lcid = lcid })).Entities[0];
        Assert.That(row.FormattedValues["cpay_chargedon"], Is.EqualTo(expected));
    }

    [Test]
    public void Choices_are_formatted_by_their_label()
    {
        var label = Metadata.Sources.Metadata.Tables["cpay_refund"].Columns["cpay_status"].Choice!.Options.Single(option => option.Value == 192700007).Label;
        using var read = _store.Begin(TransactionKind.Read);
        var row = read.Query(Refunds("cpay_status"), new UnfilteredRows(ARow.Caller with { Lcid = 1049 })).Entities[0];
        Assert.That(row.FormattedValues["cpay_status"], Is.EqualTo(label.In(1049)).And.Not.EqualTo(label.In(1033)));
    }

    private static QueryExpression Refunds(params string[] columns)
    {
        var query = new QueryExpression("cpay_refund") { ColumnSet = new ColumnSet(["cpay_reference", .. columns]) };
        query.AddOrder("cpay_reference", OrderType.Ascending);
        return query;
    }

    private static Entity AnyCharge(Guid id, string name, decimal amount) => new("cpay_transaction", id)
    {
        ["cpay_name"] = name,
        ["cpay_gatewayid"] = new EntityReference("cpay_gateway", Gateway),
        ["cpay_gatewaytransactionid"] = name,
        ["cpay_chargedon"] = new DateTime(2026, 11, 21, 22, 16, 0, DateTimeKind.Utc),
        ["cpay_amount"] = new Money(amount),
        ["transactioncurrencyid"] = new EntityReference("transactioncurrency", Euro),
    };

    private static Entity ARefund(string reference, decimal amount, Guid charge, int status) => ARow.Of(
        "cpay_refund",
        ("cpay_reference", reference), ("cpay_amount", new Money(amount)), ("cpay_status", new OptionSetValue(status)),
        ("cpay_transactionid", new EntityReference("cpay_transaction", charge)), ("transactioncurrencyid", new EntityReference("transactioncurrency", Euro)));

    private EntityCollection Run(QueryExpression query)
    {
        using var read = _store.Begin(TransactionKind.Read);
        return read.Query(query, ARow.Everything);
    }

    private List<Entity> Rows(QueryExpression query) => [.. Run(query).Entities];

    private IEnumerable<string> References(QueryExpression query) => Rows(query).Select(row => row.GetAttributeValue<string>("cpay_reference"));
}
