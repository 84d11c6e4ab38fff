using CrmPayments.Emulator.WebApi.Errors;
using CrmPayments.Tests.WebApi.Support;
using Microsoft.OData;

namespace CrmPayments.Tests.WebApi;

public sealed class TranslatingAFilter
{
    private const string Id = "11111111-1111-1111-1111-111111111111";

    [TestCase("cpay_name eq 'CH-1'", "cpay_name Equal CH-1")]
    [TestCase("cpay_amount gt 10.5 and cpay_disputed eq false", "cpay_amount GreaterThan 10.5 and cpay_disputed Equal False")]
    [TestCase("10 lt cpay_amount", "cpay_amount GreaterThan 10")]
    [TestCase("cpay_name eq null", "cpay_name Null")]
    [TestCase("cpay_name ne null", "cpay_name NotNull")]
    [TestCase("_cpay_gatewayid_value eq " + Id, "cpay_gatewayid Equal " + Id)]
    [TestCase("_cpay_gatewayid_value eq '" + Id + "'", "cpay_gatewayid Equal " + Id)]
    [TestCase("cpay_status eq 192700002 or cpay_status eq 192700003", "(cpay_status Equal 192700002 or cpay_status Equal 192700003)")]
    [TestCase("not (cpay_amount gt 1 and cpay_name eq 'a')", "(cpay_amount LessEqual 1 or cpay_name NotEqual a)")]
    [TestCase("not (cpay_amount gt 1 or cpay_name eq 'a')", "cpay_amount LessEqual 1 and cpay_name NotEqual a")]
    [TestCase("contains(cpay_name,'50%_[')", "cpay_name Like %50[%][_][[]%")]
    [TestCase("startswith(cpay_name,'C')", "cpay_name Like C%")]
    [TestCase("not endswith(cpay_name,'C')", "cpay_name NotLike %C")]
    [TestCase("contains(cpay_name,'x') eq false", "cpay_name NotLike %x%")]
    [TestCase("cpay_refundedamount lt cpay_amount", "cpay_refundedamount col:LessThan cpay_amount")]
    [TestCase("cpay_disputed", "cpay_disputed Equal True")]
    [TestCase("cpay_chargedon ge 2026-11-21T09:00:00Z", "cpay_chargedon GreaterEqual 11/21/2026 09:00:00")]
    [TestCase("createdon ge 2026-11-21", "createdon GreaterEqual 11/21/2026 00:00:00")]
    public void Makes_conditions(string filter, string expected) => Assert.That(Translation.Filter("cpay_transaction", filter), Is.EqualTo(expected));

    [TestCase("Microsoft.Dynamics.CRM.LastXDays(PropertyName='createdon',PropertyValue=7)", "createdon LastXDays 7")]
    [TestCase("Microsoft.Dynamics.CRM.In(PropertyName='cpay_status',PropertyValues=[\"192700002\",\"192700003\"])", "cpay_status In 192700002,192700003")]
    [TestCase("Microsoft.Dynamics.CRM.In(PropertyName='cpay_status',PropertyValues=['192700002'])", "cpay_status In 192700002")]
    [TestCase("Microsoft.Dynamics.CRM.Between(PropertyName='cpay_amount',PropertyValues=[\"1\",\"2.5\"])", "cpay_amount Between 1,2.5")]
    [TestCase("Microsoft.Dynamics.CRM.EqualUserId(PropertyName='ownerid')", "ownerid EqualUserId")]
    [TestCase("Microsoft.Dynamics.CRM.On(PropertyName='createdon',PropertyValue='2026-11-21')", "createdon On 11/21/2026 00:00:00")]
    public void Understands_query_functions(string filter, string expected) => Assert.That(Translation.Filter("cpay_transaction", filter), Is.EqualTo(expected));

    [Test]
    public void Joins_what_a_path_leads_through_once() =>
        Assert.That(
            Translation.Filter("cpay_refund", "cpay_TransactionId/cpay_GatewayId/cpay_name eq 'Main' and cpay_TransactionId/cpay_disputed eq true"),
            Is.EqualTo("w2.cpay_name Equal Main and w1.cpay_disputed Equal True LeftOuter w1:cpay_transaction(cpay_transactionid=cpay_transactionid)[LeftOuter w2:cpay_gateway(cpay_gatewayid=cpay_gatewayid)[]]"));

    [Test]
    public void Tests_collections_with_any_and_all()
    {
        var navigation = TestModel.Instance.Navigations.Of("cpay_transaction").Values.Single(each => each is Emulator.WebApi.Model.Navigation.ToMany { Relationship: { ReferencingTable: "cpay_refund", ReferencingColumn: "cpay_transactionid" } }).Name;
        Assert.Multiple(() =>
        {
            Assert.That(Translation.Filter("cpay_transaction", $"{navigation}/any(r:r/cpay_amount gt 5)"),
                Is.EqualTo("Any w1:cpay_refund(cpay_transactionid=cpay_transactionid)[w1.cpay_amount GreaterThan 5]"));
            Assert.That(Translation.Filter("cpay_transaction", $"{navigation}/all(r:r/cpay_amount gt 5)"),
                Is.EqualTo("NotAny w1:cpay_refund(cpay_transactionid=cpay_transactionid)[w1.cpay_amount LessEqual 5]"));
            Assert.That(Translation.Filter("cpay_transaction", $"not {navigation}/any()"),
                Is.EqualTo("NotAny w1:cpay_refund(cpay_transactionid=cpay_transactionid)[]"));
        });
    }

    [Test]
    public void Resolves_parameter_aliases()
    {
        var query = Translation.Query("cpay_transaction", "$filter=cpay_name eq @n&@n='CH-1'");
        Assert.That(query.Criteria.Conditions.Single().Values.Single(), Is.EqualTo("CH-1"));
    }

    [TestCase("cpay_nonsense eq 1")]
    [TestCase("cpay_amount eq")]
    [TestCase("cpay_name eq 5")]
    public void Refuses_what_is_not_of_the_table(string filter) => Assert.That(() => Translation.Filter("cpay_transaction", filter), Throws.InstanceOf<ODataException>());

    [TestCase("cpay_amount add 1 eq 2")]
    [TestCase("length(cpay_name) eq 2")]
    [TestCase("not Microsoft.Dynamics.CRM.EqualUserId(PropertyName='ownerid')")]
    [TestCase("cpay_name in ('a','b')")]
    public void Fails_by_name_on_what_is_not_emulated(string filter) => Assert.That(() => Translation.Filter("cpay_transaction", filter), Throws.InstanceOf<WebApiException>());
}
