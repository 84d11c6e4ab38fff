using CrmPayments.Tests.Gateways.Running;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Gateways.Braintree;

public sealed class ChargingAtBraintree
{
    private RunningSimulators _simulators = null!;

    [OneTimeSetUp]
    public async Task Start() => _simulators = await RunningSimulators.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _simulators.DisposeAsync();

    [Test]
    public async Task Answers_the_credentials_test() =>
        Assert.That((string?)(await _simulators.Braintree.SendAsync("{ping}")).SelectToken("data.ping"), Is.EqualTo("pong"));

    [Test]
    public async Task Refuses_wrong_keys()
    {
        var answer = await _simulators.Braintree.SendAsync("{ping}", credentials: BraintreeCaller.Basic("simulator_public_key", "wrong"));
        Assert.That((string?)answer.SelectToken("errors[0].extensions.errorClass"), Is.EqualTo("AUTHENTICATION"));
    }

    [Test]
    public async Task Submits_an_approved_sale_for_settlement()
    {
        var sale = Sale(await _simulators.Braintree.ChargeAsync("19.90", "C-approved"));
        Assert.That(((string?)sale["status"], (string?)sale.SelectToken("amount.value"), (string?)sale.SelectToken("amount.currencyCode")), Is.EqualTo(("SUBMITTED_FOR_SETTLEMENT", "19.90", "USD")));
    }

    [TestCase("2001.00", "PROCESSOR_DECLINED", "2001")]
    [TestCase("2046.50", "PROCESSOR_DECLINED", "2046")]
    public async Task Declines_the_published_amounts_with_their_code(string amount, string status, string code)
    {
        var sale = Sale(await _simulators.Braintree.ChargeAsync(amount, $"C-{code}"));
        Assert.That(((string?)sale["status"], (string?)sale.SelectToken("statusHistory[0].processorResponse.legacyCode")), Is.EqualTo((status, code)));
    }

    [TestCase("5001.00", "fake-valid-nonce", "APPLICATION_INCOMPLETE")]
    [TestCase("12.00", "fake-gateway-rejected-fraud-nonce", "FRAUD")]
    public async Task Rejects_what_the_gateway_itself_refuses(string amount, string nonce, string reason)
    {
        var sale = Sale(await _simulators.Braintree.ChargeAsync(amount, $"C-{reason}", nonce));
        Assert.That((string?)sale.SelectToken("statusHistory[0].gatewayRejectionReason"), Is.EqualTo(reason));
    }

    [Test]
    public async Task Rejects_the_same_charge_within_thirty_seconds_as_a_duplicate()
    {
        var first = Sale(await _simulators.Braintree.ChargeAsync("31.00", "C-twice"));
        var second = Sale(await _simulators.Braintree.ChargeAsync("31.00", "C-twice"));
        Assert.That((string?)second.SelectToken("statusHistory[0].duplicateOf.legacyId"), Is.EqualTo((string?)first["legacyId"]));
    }

    [Test]
    public async Task Books_once_for_the_same_request_key()
    {
        var first = Sale(await _simulators.Braintree.ChargeAsync("32.00", "C-key", key: "key-1"));
        var second = Sale(await _simulators.Braintree.ChargeAsync("32.00", "C-key", key: "key-1"));
        Assert.That((string?)second["id"], Is.EqualTo((string?)first["id"]));
    }

    [Test]
    public async Task Refuses_a_request_key_with_another_input()
    {
        await _simulators.Braintree.ChargeAsync("33.00", "C-other", key: "key-2");
        Assert.That(BraintreeCaller.Code(await _simulators.Braintree.ChargeAsync("34.00", "C-other", key: "key-2")), Is.EqualTo("915232"));
    }

    [TestCase("0", "81531")]
    [TestCase("-1.00", "81501")]
    [TestCase("1.001", "81503")]
    [TestCase("a lot", "81503")]
    public async Task Refuses_an_amount_that_makes_no_sense(string amount, string code) =>
        Assert.That(BraintreeCaller.Code(await _simulators.Braintree.ChargeAsync(amount, "C-amount")), Is.EqualTo(code));

    [Test]
    public async Task Takes_no_decimals_in_a_currency_without_them() =>
        Assert.That(BraintreeCaller.Code(await _simulators.Braintree.ChargeAsync("100.50", "C-yen", account: "simulator_jpy")), Is.EqualTo("81503"));

    [TestCase("fake-consumed-nonce", "91564")]
    [TestCase("no-such-nonce", "91565")]
    public async Task Refuses_a_nonce_that_cannot_be_used(string nonce, string code) =>
        Assert.That(BraintreeCaller.Code(await _simulators.Braintree.ChargeAsync("10.00", "C-nonce", nonce)), Is.EqualTo(code));

    [Test]
    public async Task Charges_a_method_stored_for_a_customer()
    {
        var customer = await _simulators.Braintree.SendAsync("mutation{createCustomer(input:{customer:{email:\"ada@example.com\"}}){customer{id}}}");
        var method = await _simulators.Braintree.SendAsync(
            "mutation($input:VaultPaymentMethodInput!){vaultPaymentMethod(input:$input){paymentMethod{id legacyId usage details{...on CreditCardDetails{last4 brandCode}}}}}",
            new { input = new { paymentMethodId = "fake-valid-visa-nonce", customerId = (string?)customer.SelectToken("data.createCustomer.customer.id") } });
        var sale = Sale(await _simulators.Braintree.ChargeAsync("41.00", "C-vault", (string)method.SelectToken("data.vaultPaymentMethod.paymentMethod.id")!));
        var found = await _simulators.Braintree.SendAsync("query($id:ID!){node(id:$id){...on Transaction{customer{email} paymentMethod{legacyId}}}}", new { id = (string?)sale["id"] });
        Assert.That((string?)found.SelectToken("data.node.customer.email"), Is.EqualTo("ada@example.com"));
    }

    [Test]
    public async Task Is_found_by_its_order_id_and_nothing_else_is()
    {
        await _simulators.Braintree.ChargeAsync("51.00", "C-search-1");
        await _simulators.Braintree.ChargeAsync("52.00", "C-search-2");
        var found = await _simulators.Braintree.SendAsync("query($t:TransactionSearchInput!){search{transactions(input:$t){edges{node{orderId}}}}}", new { t = new { orderId = new { @is = "C-search-2" } } });
        Assert.That(found.SelectTokens("data.search.transactions.edges[*].node.orderId").Select(token => (string?)token), Is.EqualTo(new[] { "C-search-2" }));
    }

    [Test]
    public async Task Answers_an_unknown_id_with_null_and_an_error()
    {
        var answer = await _simulators.Braintree.SendAsync("{node(id:\"dHJhbnNhY3Rpb25fbm9uZQ\"){id}}");
        Assert.That((answer.SelectToken("data.node")!.Type, (string?)answer.SelectToken("errors[0].extensions.errorClass")), Is.EqualTo((JTokenType.Null, "NOT_FOUND")));
    }

    private static JToken Sale(JObject answer) => answer.SelectToken("data.chargePaymentMethod.transaction")!;
}
