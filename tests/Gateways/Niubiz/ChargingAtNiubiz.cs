using CrmPayments.Emulator.Gateways.Niubiz;
using CrmPayments.Tests.Gateways.Running;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Gateways.Niubiz;

public sealed class ChargingAtNiubiz
{
    private const string Authorization = $"api.authorization/v3/authorization/ecommerce/{NiubizCredentials.Merchant}";

    private RunningSimulators _simulators = null!;

    private NiubizCaller Niubiz => _simulators.Niubiz;

    [OneTimeSetUp]
    public async Task Start() => _simulators = await RunningSimulators.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _simulators.DisposeAsync();

    [Test]
    public async Task Gives_its_token_as_plain_text_to_who_knows_the_password()
    {
        Assert.That(await Niubiz.SignInAsync(), Does.Match(@"^[^.]+\.[^.]+\.[^.]+$"));
        Assert.That(await Niubiz.SignInAsync(password: "wrong"), Is.Empty);
    }

    [TestCase("")]
    [TestCase("Bearer x")]
    [TestCase("eyJhbGciOiJIUzI1NiJ9.eyJleHAiOjQxMDI0NDQ4MDB9.c2lnbmF0dXJl")]
    public async Task Lets_nobody_in_without_a_token_of_its_own(string token)
    {
        var answer = await Niubiz.SendAsync(HttpMethod.Get, $"api.authorization/v3/retrieve/transaction/{NiubizCredentials.Merchant}/1", token: token);
        Assert.That(((int?)answer["httpStatus"], (string?)answer["text"]), Is.EqualTo(((int?)401, "Unauthorized access")));
    }

    [Test]
    public async Task Sells_over_the_form_and_tells_what_a_shop_must_keep()
    {
        var sale = await Niubiz.SellAsync(25.5m, "INV-1", "202611210001");
        Assert.Multiple(() =>
        {
            Assert.That(NiubizCaller.Code(sale), Is.EqualTo("200 000 Authorized"));
            Assert.That((string?)sale["order"]?["purchaseNumber"], Is.EqualTo("202611210001"));
            Assert.That((decimal?)sale["order"]?["amount"], Is.EqualTo(25.5m));
            Assert.That((string?)sale["order"]?["transactionDate"], Does.Match("^[0-9]{12}$"));
            Assert.That((string?)sale["fulfillment"]?["signature"], Is.EqualTo((string?)sale["dataMap"]?["SIGNATURE"]));
            Assert.That((string?)sale["dataMap"]?["CARD"], Is.EqualTo("447411******2240"));
        });
    }

    [TestCase("transaction")]
    [TestCase("purchase")]
    [TestCase("external")]
    public async Task Finds_a_sale_by_three_criteria(string criterion)
    {
        var sale = (await Niubiz.SellAsync(10m, "INV-" + criterion))["order"]!;
        var value = criterion switch { "transaction" => sale["transactionId"], "purchase" => sale["purchaseNumber"], _ => sale["externalTransactionId"] };
        var found = await Niubiz.RetrieveAsync(criterion, (string)value!);
        Assert.That(((string?)found["order"]?["transactionId"], (string?)found["order"]?["status"]), Is.EqualTo(((string?)sale["transactionId"], "Authorized")));
    }

    [Test]
    public async Task Says_in_words_that_a_sale_is_not_there() =>
        Assert.That((string?)(await Niubiz.RetrieveAsync("purchase", "999999"))["errorMessage"], Does.Contain("no se encuentra registrado"));

    [Test]
    public async Task Charges_a_stored_card_again_and_again()
    {
        var card = await Niubiz.StoredAsync("ada@example.com");
        Assert.That(new[] { await RecurAsync(card), await RecurAsync(card) }.Select(NiubizCaller.Code), Is.All.EqualTo("200 000 Authorized"));
    }

    [Test]
    public async Task Takes_what_was_entered_into_the_form_once()
    {
        var entered = await Niubiz.EnteredAsync();
        Assert.That(new[] { await OnceAsync(entered), await OnceAsync(entered) }.Select(NiubizCaller.Code), Is.EqualTo(new[] { "200 000 Authorized", "400" }));
    }

    [Test]
    public async Task Refuses_a_second_sale_under_the_same_number()
    {
        await Niubiz.SellAsync(10m, number: "77");
        Assert.That(NiubizCaller.Code(await Niubiz.SellAsync(10m, number: "77")), Is.EqualTo("400 300 Not Authorized"));
    }

    [Test]
    public async Task Keeps_what_the_bank_declined()
    {
        var no = await Niubiz.SellAsync(10m, expiry: "2001");
        Assert.That(NiubizCaller.Code(no), Is.EqualTo("400 101 Not Authorized"));
        Assert.That((string?)(await Niubiz.RetrieveAsync("transaction", (string)no["data"]!["TRANSACTION_ID"]!))["order"]?["status"], Is.EqualTo("Not Authorized"));
    }

    [TestCase("1234567890123", 10, "PEN")]
    [TestCase("A1", 10, "PEN")]
    [TestCase("", 10, "PEN")]
    [TestCase("601", 10.001, "PEN")]
    [TestCase("602", 0, "PEN")]
    [TestCase("603", 10, "USD")]
    public async Task Refuses_a_malformed_request_without_an_action_code(string number, decimal amount, string currency)
    {
        var answer = await Niubiz.SellAsync(amount, number: number, currency: currency);
        Assert.That((NiubizCaller.Code(answer), (int?)answer["errorCode"]), Is.EqualTo(("400", (int?)400)));
    }

    [Test]
    public async Task Refuses_what_is_no_json() => Assert.That((int?)(await Niubiz.SendAsync(HttpMethod.Post, Authorization, "{"))["errorCode"], Is.EqualTo(406));

    [Test]
    public async Task Holds_what_is_not_countable_until_it_is_confirmed()
    {
        var held = (await Niubiz.SellAsync(10m, countable: false))["order"]!;
        var confirmed = await Niubiz.SendAsync(HttpMethod.Post, $"api.confirmation/v1/confirmation/ecommerce/{NiubizCredentials.Merchant}", new { channel = "web", captureType = "manual", order = held });
        Assert.That(NiubizCaller.Code(confirmed), Is.EqualTo("200 000 Confirmed"));
    }

    private Task<JObject> RecurAsync(string card) => Niubiz.SendAsync(HttpMethod.Post, Authorization, new
    {
        channel = "recurrent",
        countable = true,
        order = new { purchaseNumber = Niubiz.Next(), amount = 5m, currency = "PEN" },
        card = new { tokenId = card, registerFrequent = false, useFrequent = true },
    });

    private Task<JObject> OnceAsync(string entered) =>
        Niubiz.SendAsync(HttpMethod.Post, Authorization, new { channel = "web", countable = true, order = new { tokenId = entered, purchaseNumber = Niubiz.Next(), amount = 5m, currency = "PEN" } });
}
