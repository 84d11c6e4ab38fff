using CrmPayments.Tests.Gateways.Running;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Gateways.Wompi;

/// <summary>The simulator without our adapter: what Wompi's documents say of charges.</summary>
public sealed class ChargingAtWompi
{
    private RunningSimulators _simulators = null!;

    private WompiCaller Wompi => _simulators.Wompi;

    [OneTimeSetUp]
    public async Task Start() => _simulators = await RunningSimulators.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _simulators.DisposeAsync();

    [TestCase(WompiCaller.GoodCard, "APPROVED")]
    [TestCase(WompiCaller.DeclinedCard, "DECLINED")]
    [TestCase("5555555555554444", "ERROR")]
    [TestCase(WompiCaller.GoodPhone, "APPROVED")]
    [TestCase("3992222222", "DECLINED")]
    public async Task Begins_as_pending_and_ends_as_the_test_data_say(string number, string status)
    {
        var answer = await Wompi.ChargeAsync(await Wompi.StoredAsync(number), 50_000m, "W-" + number);
        Assert.That(((int)answer["httpStatus"]!, (string?)answer["data"]!["status"], await Wompi.StatusAsync((string)answer["data"]!["id"]!)), Is.EqualTo((201, "PENDING", status)));
    }

    [Test]
    public async Task Takes_a_reference_once()
    {
        var source = await Wompi.StoredAsync();
        await Wompi.ChargeAsync(source, 50_000m, "W-once");
        Assert.That(Message(await Wompi.ChargeAsync(source, 50_000m, "W-once"), "reference"), Is.EqualTo("La referencia ya ha sido usada"));
    }

    [TestCase("", "Firma de integridad requerida no enviada")]
    [TestCase("37c8407747e595535433ef8f6a811d853cd943046624a0ec04662b17bbf33bf5", "La firma es inválida")]
    public async Task Takes_no_charge_that_is_not_signed(string signature, string message) =>
        Assert.That(Message(await Wompi.ChargeAsync(await Wompi.StoredAsync(), 50_000m, "W-unsigned", signature: signature), "signature"), Is.EqualTo(message));

    [Test]
    public async Task Wants_instalments_for_a_card() =>
        Assert.That(Message(await Wompi.ChargeAsync(await Wompi.StoredAsync(), 50_000m, "W-inst", installments: new { }), "payment_method"), Is.EqualTo("No se especificó el número de cuotas"));

    [TestCase("prv_test_other")]
    [TestCase("pub_test_simulator")]
    public async Task Refuses_a_wrong_key(string key)
    {
        var answer = await Wompi.SendAsync(HttpMethod.Get, "transactions?reference=x", key: key);
        Assert.That(((int)answer["httpStatus"]!, (string?)answer["error"]!["type"]), Is.EqualTo((401, "INVALID_ACCESS_TOKEN")));
    }

    [TestCase("transactions/none")]
    [TestCase("payment_sources/1")]
    [TestCase("refunds/1")]
    public async Task Says_that_there_is_nothing_under_an_id(string path)
    {
        var answer = await Wompi.SendAsync(HttpMethod.Get, path);
        Assert.That(((int)answer["httpStatus"]!, (string?)answer["error"]!["type"]), Is.EqualTo((404, "NOT_FOUND_ERROR")));
    }

    [Test]
    public async Task Finds_by_reference_and_finds_nothing_under_another()
    {
        var id = await Wompi.ChargedAsync(50_000m, "W-find");
        var found = (JArray)(await Wompi.SendAsync(HttpMethod.Get, "transactions?reference=W-find"))["data"]!;
        var none = (JArray)(await Wompi.SendAsync(HttpMethod.Get, "transactions?reference=W-none"))["data"]!;
        Assert.That(((string?)found.Single()["id"], none.Count), Is.EqualTo((id, 0)));
    }

    [TestCase("4242424242424241")]
    [TestCase("4242")]
    public async Task Takes_no_card_number_with_wrong_digits(string number)
    {
        var answer = await Wompi.SendAsync(HttpMethod.Post, "tokens/cards", new { number, cvc = "123", exp_month = "12", exp_year = "30", card_holder = "Ada Lovelace" }, "pub_test_simulator");
        Assert.That((int)answer["httpStatus"]!, Is.EqualTo(422));
    }

    private static string? Message(JObject answer, string field) => (string?)answer.SelectToken($"error.messages.{field}[0]");
}
