using System.Xml.Linq;
using CrmPayments.Tests.Gateways.Running;

namespace CrmPayments.Tests.Gateways.Nmi;

public sealed class ChargingAtNmi
{
    private RunningSimulators _simulators = null!;

    private NmiCaller Nmi => _simulators.Nmi;

    [OneTimeSetUp]
    public async Task Start() => _simulators = await RunningSimulators.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _simulators.DisposeAsync();

    [Test]
    public async Task Captures_and_echoes_the_order_id()
    {
        var answer = await Nmi.ChargeAsync(12m, "N-1");
        Assert.That((NmiCaller.Code(answer), answer["orderid"], answer["type"], answer["authcode"]), Is.EqualTo(("1/100 SUCCESS", "N-1", "sale", "123456")));
        var details = await Nmi.DetailsAsync(answer["transactionid"]);
        Assert.That(Values(details, "condition", "order_id", "cc_number", "currency", "transaction_type"), Is.EqualTo(new[] { "pendingsettlement", "N-1", "4xxxxxxxxxxx1111", "USD", "cc" }));
        Assert.That(Values(details.Element("action")!, "action_type", "amount", "success", "response_code"), Is.EqualTo(new[] { "sale", "12.00", "1", "100" }));
    }

    [Test]
    public async Task Captures_what_was_authorized_once_and_no_more_than_that()
    {
        var held = (await Nmi.ChargeAsync(12m, "N-auth", "auth"))["transactionid"];
        Assert.That(NmiCaller.Code(await Nmi.SendAsync($"type=capture&transactionid={held}&amount=12.01")), Is.EqualTo("3/300 The specified amount of 12.01 exceeds the authorization amount of 12.00"));
        Assert.That(NmiCaller.Code(await Nmi.SendAsync($"type=capture&transactionid={held}&amount=10.00")), Is.EqualTo("1/100 SUCCESS"));
        Assert.That(NmiCaller.Code(await Nmi.SendAsync($"type=capture&transactionid={held}")), Is.EqualTo("3/300 A capture requires that the existing transaction be an AUTH"));
        Assert.That((decimal)(await _simulators.BookedAsync("nmi", held))["amount"]!, Is.EqualTo(10m));
    }

    [TestCase(0.99, "4111111111111111", "1099", "2/200 DECLINE")]
    [TestCase(12, "4111111111111111", "1020", "2/223 Expired card")]
    [TestCase(12, "4111111111111112", "1099", "3/300 Invalid Credit Card Number")]
    [TestCase(12, "4111111111111111", "13", "3/300 Card expiration should be in the format MMYY")]
    [TestCase(0, "4111111111111111", "1099", "3/300 Invalid amount")]
    public async Task Declines_and_refuses_with_http_200(decimal amount, string card, string expires, string code) =>
        Assert.That(NmiCaller.Code(await Nmi.ChargeAsync(amount, "N-no", card: card, expires: expires)), Is.EqualTo(code));

    [Test]
    public async Task Keeps_what_was_declined_and_nothing_that_was_refused()
    {
        await Nmi.ChargeAsync(0.5m, "N-kept");
        await Nmi.ChargeAsync(5m, "N-kept", card: "1");
        Assert.That(Values((await Nmi.QueryAsync("order_id=N-kept")).Elements().Single(), "condition"), Is.EqualTo(new[] { "failed" }));
    }

    [TestCase("4111111111111111", "visa")]
    [TestCase("5431111111111111", "mastercard")]
    [TestCase("6011000991300009", "discover")]
    [TestCase("341111111111111", "amex")]
    [TestCase("30205252489926", "diners")]
    [TestCase("3541963594572595", "jcb")]
    [TestCase("6799990100000000019", "maestro")]
    public async Task Takes_the_published_test_cards(string card, string brand) =>
        Assert.That(Values(await Nmi.DetailsAsync((await Nmi.ChargeAsync(12m, "N-" + brand, card: card))["transactionid"]), "cc_type"), Is.EqualTo(new[] { brand }));

    [Test]
    public async Task Takes_the_same_amount_of_the_same_card_for_a_duplicate_whatever_the_order_id()
    {
        await Nmi.ChargeAsync(31m, "N-twice-1", more: "");
        Assert.That(NmiCaller.Code(await Nmi.ChargeAsync(31m, "N-twice-2", more: "")), Is.EqualTo("3/300 Duplicate transaction"));
        Assert.That(NmiCaller.Code(await Nmi.ChargeAsync(31m, "N-twice-3", more: "&dup_seconds=0")), Is.EqualTo("1/100 SUCCESS"));
        Assert.That(NmiCaller.Code(await Nmi.ChargeAsync(31m, "N-twice-4", card: "5431111111111111", more: "")), Is.EqualTo("1/100 SUCCESS"));
    }

    [Test]
    public async Task Stores_what_a_sale_was_paid_with_and_charges_it_again()
    {
        var vault = (await Nmi.ChargeAsync(14m, "N-first", more: "&customer_vault=add_customer&email=ada@example.com"))["customer_vault_id"];
        var again = await Nmi.SendAsync($"type=sale&amount=15.00&customer_vault_id={vault}&orderid=N-later&initiated_by=merchant&stored_credential_indicator=used");
        Assert.That(Values(await Nmi.DetailsAsync(again["transactionid"]), "customerid", "email"), Is.EqualTo(new[] { vault, "ada@example.com" }));
    }

    [Test]
    public async Task Forgets_what_was_deleted_from_the_vault()
    {
        var vault = await Nmi.StoredAsync("ada@example.com");
        Assert.That(NmiCaller.Code(await Nmi.SendAsync($"customer_vault=delete_customer&customer_vault_id={vault}")), Is.EqualTo("1/100 Customer Deleted"));
        Assert.That(NmiCaller.Code(await Nmi.SendAsync($"type=sale&amount=15.00&customer_vault_id={vault}")), Is.EqualTo("3/300 Invalid Customer Vault Id Specified"));
    }

    [Test]
    public async Task Refuses_wrong_keys_in_the_words_of_each_api()
    {
        Assert.That(NmiCaller.Code(await Nmi.SendAsync("type=sale", "wrong")), Is.EqualTo("3/300 Authentication Failed"));
        Assert.That((await Nmi.QueryAsync("", "wrong")).Element("error_response")?.Value, Does.StartWith("Invalid Username/Password REFID:"));
    }

    [Test]
    public async Task Finds_nothing_in_an_empty_element() => Assert.That((await Nmi.QueryAsync("order_id=N-none")).IsEmpty, Is.True);

    [Test]
    public async Task Finds_all_of_an_order_id_in_pages_and_both_orders()
    {
        string first = await Nmi.ChargedAsync(5m, "N-page"), second = await Nmi.ChargedAsync(6m, "N-page"), third = await Nmi.ChargedAsync(7m, "N-page");
        Assert.That(Ids(await Nmi.QueryAsync("order_id=N-page&result_limit=2")), Is.EqualTo(new[] { first, second }));
        Assert.That(Ids(await Nmi.QueryAsync("order_id=N-page&result_limit=2&page_number=1")), Is.EqualTo(new[] { third }));
        Assert.That(Ids(await Nmi.QueryAsync("order_id=N-page&result_order=reverse")), Is.EqualTo(new[] { third, second, first }));
        Assert.That(Ids(await Nmi.QueryAsync($"transaction_id={first},{third}")), Is.EqualTo(new[] { first, third }));
    }

    private static IEnumerable<string> Ids(XElement answer) => answer.Elements().Select(it => it.Element("transaction_id")!.Value);

    private static IEnumerable<string?> Values(XElement parent, params string[] names) => names.Select(name => parent.Element(name)?.Value);
}
