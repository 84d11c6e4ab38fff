using CrmPayments.Emulator.Gateways.PaymentsWay;
using CrmPayments.Tests.Gateways.Running;

namespace CrmPayments.Tests.Gateways.PaymentsWay;

/// <summary>The simulator without our adapter: what integrations show of Payments Way's ClientAPI.</summary>
public sealed class ChargingAtPaymentsWay
{
    private RunningSimulators _simulators = null!;

    private PaymentsWayCaller PaymentsWay => _simulators.PaymentsWay;

    [OneTimeSetUp]
    public async Task Start() => _simulators = await RunningSimulators.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _simulators.DisposeAsync();

    [Test]
    public async Task Books_nothing_before_the_order_is_executed()
    {
        var (card, person) = await PaymentsWay.StoredAsync();
        var id = (string)(await PaymentsWay.CreateAsync(person, "50000", "P-three"))["data"]!["id"]!;
        var order = await PaymentsWay.OrderAsync(id);
        Assert.That((await StateAsync(id), await CountAsync("P-three")), Is.EqualTo((1, 0)));
        var paid = await PaymentsWay.ExecuteAsync(order, card, id);
        Assert.That(((int)paid["idstatus"]!["id"]!, (decimal)paid["amount"]!, (string?)paid["externalorder"], await CountAsync("P-three")), Is.EqualTo((34, 50_000m, "P-three", 1)));
    }

    [TestCase("4111111111111111", 34, null)]
    [TestCase("4000000000009995", 36, "Fondos insuficientes")]
    [TestCase("4000000000000069", 36, "Tarjeta vencida")]
    public async Task Ends_as_its_test_cards_say(string number, int state, string? cause)
    {
        var id = await PaymentsWay.ChargedAsync(50_000m, "P-" + number, number);
        var told = await PaymentsWay.SendAsync(HttpMethod.Get, "ObtenerTransaccion?id=" + id);
        Assert.That(((int)told["idstatus"]!["id"]!, (string?)told.SelectToken("innerexception.causal")), Is.EqualTo((state, cause)));
    }

    [Test]
    public async Task Takes_a_reference_once()
    {
        var (_, person) = await PaymentsWay.StoredAsync();
        await PaymentsWay.CreateAsync(person, "50000", "P-once");
        Assert.That((bool)(await PaymentsWay.CreateAsync(person, "50000", "P-once"))["status"]!, Is.False);
    }

    [TestCase("0", PaymentsWayCredentials.Form)]
    [TestCase("50000.50", PaymentsWayCredentials.Form)]
    [TestCase("50000", "1")]
    public async Task Refuses_what_is_no_amount_and_no_form(string amount, string form)
    {
        var (_, person) = await PaymentsWay.StoredAsync();
        Assert.That((bool)(await PaymentsWay.CreateAsync(person, amount, "P-wrong" + amount + form, form))["status"]!, Is.False);
    }

    [Test]
    public async Task Executes_an_order_once_and_only_with_a_card_of_its_person()
    {
        var (card, person) = await PaymentsWay.StoredAsync();
        var (strange, _) = await PaymentsWay.StoredAsync();
        var id = (string)(await PaymentsWay.CreateAsync(person, "50000", "P-twice"))["data"]!["id"]!;
        var order = await PaymentsWay.OrderAsync(id);
        var answers = new[] { await PaymentsWay.ExecuteAsync(order, strange, id), await PaymentsWay.ExecuteAsync(order, card, id), await PaymentsWay.ExecuteAsync(order, card, id) };
        Assert.That(answers.Select(answer => (int)answer["httpStatus"]!), Is.EqualTo(new[] { 404, 200, 409 }));
    }

    [Test]
    public async Task Refuses_a_wrong_key_and_one_with_a_word_before_it()
    {
        foreach (var key in new[] { "another", "Bearer " + PaymentsWayCredentials.ApiKey })
            Assert.That((int)(await PaymentsWay.SendAsync(HttpMethod.Get, "GetAllTransactionStatuses", key: key))["httpStatus"]!, Is.EqualTo(401));
    }

    [Test]
    public async Task Finds_by_reference_and_a_person_by_document()
    {
        var id = await PaymentsWay.ChargedAsync(50_000m, "P-find");
        var found = await PaymentsWay.SendAsync(HttpMethod.Get, "ObtenerTransaccionByExternalOrder?external_order=P-find");
        var person = await PaymentsWay.PostAsync("ObtenerPersonaPorDocumento", new { nroDocumento = (string)found["idperson"]!["identification"]! });
        Assert.That(((string?)found["id"], (string?)person["tarjetasguardadas"]![0]!["last4"]), Is.EqualTo((id, "1111")));
        Assert.That((int)(await PaymentsWay.SendAsync(HttpMethod.Get, "ObtenerTransaccionByExternalOrder?external_order=P-none"))["httpStatus"]!, Is.EqualTo(404));
    }

    [Test]
    public async Task Gives_back_whole_in_the_console_and_once()
    {
        var id = await PaymentsWay.ChargedAsync(50_000m, "P-back");
        Assert.That((int)(await _simulators.DoorAsync("payments-way", "console/refund", new { id }))["httpStatus"]!, Is.EqualTo(200));
        Assert.That((int)(await _simulators.DoorAsync("payments-way", "console/refund", new { id }))["httpStatus"]!, Is.EqualTo(400));
        var booked = await _simulators.BookedAsync("payments-way", id);
        Assert.That((await StateAsync(id), (decimal)booked["refunds"]!.Single()["amount"]!), Is.EqualTo((39, 50_000m)));
    }

    [TestCase(true, 34)]
    [TestCase(false, 36)]
    public async Task Leaves_a_charge_pending_until_it_ends(bool good, int state)
    {
        await _simulators.FailAsync("payments-way", "charge", "decline", code: "35");
        var id = await PaymentsWay.ChargedAsync(50_000m, "P-pending-" + good);
        Assert.That(await StateAsync(id), Is.EqualTo(35));
        await _simulators.DoorAsync("payments-way", "console/finish", new { good });
        Assert.That(await StateAsync(id), Is.EqualTo(state));
    }

    [TestCase("4111111111111112")]
    [TestCase("4111")]
    public async Task Takes_no_card_number_with_wrong_digits(string number)
    {
        var (_, person) = await PaymentsWay.StoredAsync();
        var first = await PaymentsWay.CreateAsync(person, "1000", "P-digits-" + number);
        var answer = await PaymentsWay.PostAsync("TokenizarTarjetaCliente", new { idtransaction = (string)first["data"]!["id"]!, card_holder = "Ada", card_pan = number, card_cvv = "123" });
        Assert.That((int)answer["httpStatus"]!, Is.EqualTo(400));
    }

    private async Task<int> StateAsync(string id) => (int)(await PaymentsWay.SendAsync(HttpMethod.Get, "ObtenerTransaccion?id=" + id))["idstatus"]!["id"]!;

    private async Task<int> CountAsync(string reference) =>
        (await _simulators.DoorAsync("payments-way", "ledger"))["charges"]!.Count(charge => (string?)charge["reference"] == reference);
}
