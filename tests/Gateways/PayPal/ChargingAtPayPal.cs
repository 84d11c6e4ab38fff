using CrmPayments.Tests.Gateways.Running;

namespace CrmPayments.Tests.Gateways.PayPal;

public sealed class ChargingAtPayPal
{
    private RunningSimulators _simulators = null!;

    private PayPalCaller PayPal => _simulators.PayPal;

    [OneTimeSetUp]
    public async Task Start() => _simulators = await RunningSimulators.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _simulators.DisposeAsync();

    [Test]
    public async Task Captures_an_order_that_brings_its_source_at_once()
    {
        var order = await PayPal.OrderAsync("19.90", "S-1");
        var capture = order.SelectToken("purchase_units[0].payments.captures[0]")!;
        Assert.That(
            ((int)order["httpStatus"]!, (string?)order["status"], (string?)capture["status"], (string?)capture["invoice_id"], (string?)order.SelectToken("payment_source.card.last_digits")),
            Is.EqualTo((201, "COMPLETED", "COMPLETED", "S-1", "1881")));
    }

    [Test]
    public async Task Refuses_a_wrong_secret_and_a_made_up_token()
    {
        var signIn = await PayPal.SignInAsync("wrong");
        var call = await PayPal.SendAsync(HttpMethod.Get, "v2/payments/captures/X", token: "A21AA.9999999999.00");
        Assert.That(((int)signIn["httpStatus"]!, (string?)signIn["error"], (int)call["httpStatus"]!, (string?)call["name"]), Is.EqualTo((401, "invalid_client", 401, "AUTHENTICATION_FAILURE")));
    }

    [TestCase("CCREJECT-REFUSED", "0500")]
    [TestCase("CCREJECT-SF", "9500")]
    [TestCase("CCREJECT-EC", "5400")]
    [TestCase("CCREJECT-IRC", "5180")]
    [TestCase("CCREJECT-IF", "5120")]
    [TestCase("CCREJECT-LS", "9520")]
    [TestCase("CCREJECT-IA", "1330")]
    [TestCase("CCREJECT-BANK_ERROR", "5100")]
    [TestCase("CCREJECT-CVV_F", "00N7")]
    public async Task Declines_the_published_names_with_a_success_that_is_none(string name, string code)
    {
        var order = await PayPal.OrderAsync("5.00", name: name);
        var capture = order.SelectToken("purchase_units[0].payments.captures[0]")!;
        Assert.That(((int)order["httpStatus"]!, (string?)capture["status"], (string?)capture.SelectToken("processor_response.response_code")), Is.EqualTo((201, "DECLINED", code)));
    }

    [TestCase("12.505", "USD", "DECIMAL_PRECISION")]
    [TestCase("12.50", "JPY", "DECIMALS_NOT_SUPPORTED")]
    [TestCase("12.50", "HUF", "DECIMALS_NOT_SUPPORTED")]
    [TestCase("0.00", "USD", "CANNOT_BE_ZERO_OR_NEGATIVE")]
    [TestCase("-1.00", "USD", "CANNOT_BE_ZERO_OR_NEGATIVE")]
    [TestCase("1,00", "USD", "INVALID_PARAMETER_SYNTAX")]
    [TestCase("1.00", "COP", "CURRENCY_NOT_SUPPORTED")]
    public async Task Refuses_an_amount_that_the_vendor_refuses(string value, string currency, string issue) =>
        Assert.That(PayPalCaller.Issue(await PayPal.OrderAsync(value, currency: currency)), Is.EqualTo(issue));

    [Test]
    public async Task Wants_a_request_id_where_money_moves() =>
        Assert.That(PayPalCaller.Issue(await PayPal.OrderAsync("5.00", key: "")), Is.EqualTo("PAYPAL_REQUEST_ID_REQUIRED"));

    [Test]
    public async Task Answers_the_same_request_id_with_the_same_order()
    {
        var first = await PayPal.OrderAsync("5.00", key: "same-order");
        await PayPal.RefundAsync(PayPalCaller.Capture(first));
        var second = await PayPal.OrderAsync("5.00", key: "same-order");
        Assert.That(
            ((string?)second["id"], (int)second["httpStatus"]!, (string?)second.SelectToken("purchase_units[0].payments.captures[0].status")),
            Is.EqualTo(((string?)first["id"], 200, "REFUNDED")), "the latest state, not a copy of the first answer");
    }

    [Test]
    public async Task Takes_no_invoice_id_twice()
    {
        await PayPal.OrderAsync("5.00", "S-twice");
        Assert.That(PayPalCaller.Issue(await PayPal.OrderAsync("5.00", "S-twice")), Is.EqualTo("DUPLICATE_INVOICE_ID"));
    }

    [Test]
    public async Task Stores_a_method_in_two_steps_and_forgets_it()
    {
        var setup = await PayPal.PostAsync("v3/vault/setup-tokens", new { payment_source = new { card = new { number = PayPalCaller.Visa, expiry = "2030-12" } } });
        var token = await PayPal.PostAsync("v3/vault/payment-tokens", new { payment_source = new { token = new { id = (string?)setup["id"], type = "SETUP_TOKEN" } } });
        var listed = await PayPal.GetAsync($"v3/vault/payment-tokens?customer_id={token.SelectToken("customer.id")}");
        var source = new { card = new { vault_id = (string?)token["id"] } };
        Assert.That(((string?)listed.SelectToken("payment_tokens[0].id"), (string?)(await PayPal.OrderAsync("5.00", source))["status"]), Is.EqualTo(((string?)token["id"], "COMPLETED")));
        await PayPal.SendAsync(HttpMethod.Delete, $"v3/vault/payment-tokens/{token["id"]}");
        Assert.That(PayPalCaller.Issue(await PayPal.OrderAsync("5.00", source)), Is.EqualTo("TOKEN_ID_NOT_FOUND"));
    }

    [Test]
    public async Task Takes_no_merchants_charge_for_a_first_one()
    {
        var source = new { card = new { vault_id = await PayPal.StoredAsync(), stored_credential = new { payment_initiator = "MERCHANT", payment_type = "ONE_TIME" } } };
        Assert.That(PayPalCaller.Issue(await PayPal.OrderAsync("5.00", source)), Is.EqualTo("INCOMPATIBLE_PARAMETER_VALUE"));
    }

    [Test]
    public async Task Leaves_an_order_without_a_source_to_be_approved()
    {
        var order = await PayPal.PostAsync("v2/checkout/orders", new { intent = "CAPTURE", purchase_units = new[] { new { amount = new { currency_code = "USD", value = "5.00" } } } });
        var capture = await PayPal.PostAsync($"v2/checkout/orders/{order["id"]}/capture", new { });
        Assert.That(((string?)order["status"], (string?)order.SelectToken("links[1].rel"), PayPalCaller.Issue(capture)), Is.EqualTo(("CREATED", "approve", "ORDER_NOT_APPROVED")));
    }

    [Test]
    public async Task Tells_only_the_id_where_no_representation_is_asked_for()
    {
        var capture = await PayPal.CapturedAsync("5.00");
        var refund = await PayPal.SendAsync(HttpMethod.Post, $"v2/payments/captures/{capture}/refund", new { }, minimal: true);
        Assert.That((refund["amount"], (string?)refund["status"]), Is.EqualTo(((Newtonsoft.Json.Linq.JToken?)null, "COMPLETED")));
    }

    [Test]
    public async Task Says_what_it_is_asked_to_say()
    {
        var answer = await PayPal.SendAsync(HttpMethod.Get, "v2/payments/captures/any", mock: """{"mock_application_codes":"PAYEE_ACCOUNT_RESTRICTED"}""");
        Assert.That(((int)answer["httpStatus"]!, PayPalCaller.Issue(answer)), Is.EqualTo((422, "PAYEE_ACCOUNT_RESTRICTED")));
    }

    [Test]
    public async Task Reports_at_most_a_month() =>
        Assert.That(PayPalCaller.Issue(await PayPal.GetAsync("v1/reporting/transactions?start_date=2026-01-01T00:00:00Z&end_date=2026-02-02T00:00:00Z")), Is.EqualTo("INVALID_DATE_RANGE"));

    [Test]
    public async Task Knows_no_path_that_is_not_there() => Assert.That((int)(await PayPal.GetAsync("v2/invoicing/invoices"))["httpStatus"]!, Is.EqualTo(404));
}
