using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Query;
using CrmPayments.Emulator.Dataverse.Storage;
using CrmPayments.Tests.Dataverse.Storage;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Dataverse.Query;

public sealed class FetchXmlQueries
{
    private static readonly Guid Gateway = Guid.NewGuid();

    private RowStore _store = null!;

    [OneTimeSetUp]
    public void Fill()
    {
        _store = ARow.Store();
        using var write = _store.Begin(TransactionKind.Write);
        write.Insert(new Entity("cpay_gateway", Gateway) { ["cpay_name"] = "Stripe" });
        Insert(write, "A", 10.10m, 192700002, new DateTime(2026, 11, 20, 23, 59, 59, DateTimeKind.Utc));
        Insert(write, "B", 20.20m, 192700002, new DateTime(2026, 11, 21, 0, 0, 0, DateTimeKind.Utc));
        Insert(write, "C", 0.03m, 192700003, new DateTime(2026, 10, 1, 8, 0, 0, DateTimeKind.Utc));
        write.Commit();
    }

    [OneTimeTearDown]
    public void Close() => _store.Dispose();

    [TestCase("<condition attribute='cpay_amount' operator='ge' value='10.10'/>", "A,B")]
    [TestCase("<condition attribute='cpay_status' operator='eq' value='192700003'/>", "C")]
    [TestCase("<condition attribute='cpay_name' operator='like' value='%b%'/>", "B")]
    [TestCase("<condition attribute='cpay_name' operator='in'><value>a</value><value>C</value></condition>", "A,C")]
    [TestCase("<condition attribute='cpay_amount' operator='between'><value>1</value><value>10.10</value></condition>", "A")]
    [TestCase("<condition attribute='cpay_chargedon' operator='on' value='2026-11-20'/>", "A")]
    [TestCase("<condition attribute='cpay_chargedon' operator='today'/>", "B")]
    [TestCase("<condition attribute='cpay_chargedon' operator='yesterday'/>", "A")]
    [TestCase("<condition attribute='cpay_chargedon' operator='last-x-days' value='1'/>", "A,B")]
    [TestCase("<condition attribute='cpay_chargedon' operator='this-month'/>", "A,B")]
    [TestCase("<condition attribute='cpay_chargedon' operator='olderthan-x-weeks' value='2'/>", "C")]
    [TestCase("<condition attribute='cpay_chargedon' operator='lt' value='2026-11-21T00:00:00Z'/>", "A,C")]
    [TestCase("<condition attribute='cpay_settledon' operator='null'/>", "A,B,C")]
    [TestCase("<condition attribute='cpay_name' operator='not-like' value='A%'/>", "B,C")]
    [TestCase("<condition attribute='cpay_amount' operator='gt' valueof='cpay_refundedamount'/>", "A,B,C")]
    public void Filter(string condition, string expected) => Assert.That(
        string.Join(",", Rows($"<fetch><entity name='cpay_transaction'><attribute name='cpay_name'/><order attribute='cpay_name'/><filter>{condition}</filter></entity></fetch>")
            .Select(row => row["cpay_name"])),
        Is.EqualTo(expected));

    [Test]
    public void Sum_money_exactly()
    {
        var row = Rows("""
            <fetch aggregate='true'><entity name='cpay_transaction'>
              <attribute name='cpay_amount' aggregate='sum' alias='total'/>
              <attribute name='cpay_transactionid' aggregate='count' alias='number'/>
              <attribute name='cpay_amount' aggregate='avg' alias='mean'/>
            </entity></fetch>
            """).Single();
        Assert.That((Amount(row, "total"), Value(row, "number"), Amount(row, "mean")), Is.EqualTo((30.33m, (object)3, 10.11m)));
    }

    [Test]
    public void Group_by_choice_with_links_and_order()
    {
        var rows = Rows("""
            <fetch aggregate='true'><entity name='cpay_transaction'>
              <attribute name='cpay_status' groupby='true' alias='status'/>
              <attribute name='cpay_amount' aggregate='max' alias='largest'/>
              <link-entity name='cpay_gateway' from='cpay_gatewayid' to='cpay_gatewayid' alias='g'><attribute name='cpay_name' groupby='true' alias='gateway'/></link-entity>
              <order alias='largest' descending='true'/>
            </entity></fetch>
            """);
        Assert.That(rows.Select(row => (((OptionSetValue)Value(row, "status")!).Value, Amount(row, "largest"), Value(row, "gateway"))),
            Is.EqualTo(new[] { (192700002, 20.20m, (object)"Stripe"), (192700003, 0.03m, "Stripe") }));
    }

    [Test]
    public void Group_by_month()
    {
        var rows = Rows("""
            <fetch aggregate='true'><entity name='cpay_transaction'>
              <attribute name='cpay_chargedon' groupby='true' dategrouping='month' alias='month'/>
              <attribute name='cpay_transactionid' aggregate='count' alias='number'/>
              <order alias='month'/>
            </entity></fetch>
            """);
        Assert.That(rows.Select(row => ((int)Value(row, "month")!, (int)Value(row, "number")!)), Is.EqualTo(new[] { (10, 1), (11, 2) }));
    }

    [Test]
    public void A_sum_over_nothing_is_an_empty_value()
    {
        var row = Rows("""
            <fetch aggregate='true'><entity name='cpay_transaction'><attribute name='cpay_amount' aggregate='sum' alias='total'/>
              <filter><condition attribute='cpay_name' operator='eq' value='nobody'/></filter></entity></fetch>
            """).Single();
        Assert.That(Value(row, "total"), Is.Null);
    }

    [Test]
    public void Count_and_page()
    {
        using var read = _store.Begin(TransactionKind.Read);
        var page = read.Query(FetchXml.Parse("<fetch count='2' page='1' returntotalrecordcount='true'><entity name='cpay_transaction'><all-attributes/></entity></fetch>"), ARow.Everything);
        Assert.That((page.Entities.Count, page.MoreRecords, page.TotalRecordCount), Is.EqualTo((2, true, 3)));
    }

    [Test]
    public void Links_inside_a_filter_ask_for_existence() => Assert.That(
        Rows("""
            <fetch><entity name='cpay_gateway'><filter><link-entity name='cpay_transaction' from='cpay_gatewayid' to='cpay_gatewayid' link-type='not any'/></filter></entity></fetch>
            """),
        Is.Empty);

    [TestCase("<fetch><entity name='contact'><filter><condition attribute='createdon' operator='this-fiscal-year'/></filter></entity></fetch>", "this-fiscal-year")]
    [TestCase("<fetch><entity name='contact'><link-entity name='account' from='accountid' to='parentcustomerid' link-type='matchfirstrowusingcrossapply'/></entity></fetch>", "matchfirstrowusingcrossapply")]
    [TestCase("<fetch><entity name='contact'><no-such/></entity></fetch>", "no-such")]
    [TestCase("<fetch utc-offset='60'><entity name='contact'/></fetch>", "utc-offset")]
    [TestCase("<fetch><entity name='contact'><attribute name='createdon' usertimezone='false'/></entity></fetch>", "usertimezone")]
    [TestCase("<fetch><entity name='contact'><filter><condition attribute='lastname' operator='eq' valeu='a'/></filter></entity></fetch>", "valeu")]
    public void What_is_not_emulated_fails_by_name(string fetch, string name) =>
        Assert.That(() => FetchXml.Parse(fetch), Throws.Exception.With.Message.Contains($"'{name}'"));

    [TestCase(500, false)]
    [TestCase(501, true)]
    [TestCase(5000, true)]
    public void Have_at_most_500_conditions(int conditions, bool refused)
    {
        var all = string.Concat(Enumerable.Repeat("<condition attribute='lastname' operator='eq' value='a'/>", conditions));
        void Run() => Rows($"<fetch><entity name='contact'><filter type='or'>{all}</filter></entity></fetch>");
        Assert.That(Run, refused ? Faults.WithCode(ErrorCodes.InvalidArgument) : Throws.Nothing);
    }

    [Test]
    public void Nesting_that_would_exhaust_the_stack_is_an_argument_fault()
    {
        var nested = string.Concat(Enumerable.Repeat("<filter>", 40_000)) + string.Concat(Enumerable.Repeat("</filter>", 40_000));
        Assert.That(() => FetchXml.Parse($"<fetch><entity name='contact'>{nested}</entity></fetch>"), Faults.WithCode(ErrorCodes.InvalidArgument));
    }

    [TestCase("<fetch><entity")]
    [TestCase("<fetch/>")]
    [TestCase("<fetch top='x'><entity name='contact'/></fetch>")]
    public void Broken_xml_is_an_argument_fault(string fetch) => Assert.That(() => FetchXml.Parse(fetch), Faults.WithCode(ErrorCodes.InvalidArgument));

    private static void Insert(IRowTransaction write, string name, decimal amount, int status, DateTime chargedOn) => write.Insert(ARow.Of(
        "cpay_transaction",
        ("cpay_name", name), ("cpay_gatewayid", new EntityReference("cpay_gateway", Gateway)), ("cpay_gatewaytransactionid", name), ("cpay_amount", new Money(amount)),
        ("cpay_refundedamount", new Money(0)), ("cpay_status", new OptionSetValue(status)), ("cpay_chargedon", chargedOn)));

    private static object? Value(Entity row, string alias) => row.GetAttributeValue<AliasedValue>(alias).Value;

    private static decimal Amount(Entity row, string alias) => ((Money)Value(row, alias)!).Value;

    private List<Entity> Rows(string fetch)
    {
        using var read = _store.Begin(TransactionKind.Read);
        return [.. read.Query(FetchXml.Parse(fetch), ARow.Everything).Entities];
    }
}
