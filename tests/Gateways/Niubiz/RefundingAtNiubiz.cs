using CrmPayments.Emulator.Gateways.Niubiz;
using CrmPayments.Tests.Gateways.Running;

namespace CrmPayments.Tests.Gateways.Niubiz;

public sealed class RefundingAtNiubiz
{
    private RunningSimulators _simulators = null!;

    private NiubizCaller Niubiz => _simulators.Niubiz;

    [OneTimeSetUp]
    public async Task Start() => _simulators = await RunningSimulators.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _simulators.DisposeAsync();

    [Test]
    public async Task Registers_parts_and_no_more_than_was_taken()
    {
        var sale = await Niubiz.SettledAsync(100m);
        var codes = new List<string>();
        foreach (var amount in new[] { 30m, 70.01m, 70m, 1m }) codes.Add((string)(await Niubiz.RefundAsync(sale, amount))["data"]!["CODERROR"]!);
        Assert.That(codes, Is.EqualTo(new[] { "100", "202", "100", "202" }));
        Assert.That((await _simulators.BookedAsync("niubiz", sale))["refunds"]!.Sum(refund => (decimal)refund["amount"]!), Is.EqualTo(100m));
    }

    [Test]
    public async Task Answers_a_refund_with_its_code_and_nothing_about_the_amount()
    {
        var answer = await Niubiz.RefundAsync(await Niubiz.SettledAsync(10m), 4m);
        Assert.That(((int?)answer["errorCode"], (string?)answer["data"]?["CODIGODEVOLUCION"], answer["data"]?["amount"]), Is.EqualTo(((int?)0, (string?)answer["data"]?["CODIGODEVOLUCION"], (object?)null)));
        Assert.That((string?)answer["data"]?["CODIGODEVOLUCION"], Does.Match("^[0-9]{9}$"));
    }

    [Test]
    public async Task Refunds_nothing_of_today() => Assert.That((string?)(await Niubiz.RefundAsync(await Niubiz.SoldAsync(10m), 10m))["data"]?["CODERROR"], Is.EqualTo("201"));

    [TestCase("20999999999", "RF")]
    [TestCase(NiubizCredentials.Ruc, "")]
    [TestCase(NiubizCredentials.Ruc, "RF-0123456789abcdef0123")]
    public async Task Refuses_a_refund_without_the_tax_id_or_with_a_reference_that_does_not_fit(string ruc, string reference) =>
        Assert.That((int?)(await Niubiz.RefundAsync(await Niubiz.SettledAsync(10m), 10m, reference, ruc))["errorCode"], Is.EqualTo(400));

    [Test]
    public async Task Voids_a_sale_of_today_once()
    {
        var sale = await Niubiz.SoldAsync(10m);
        Assert.That(new[] { await Niubiz.VoidAsync(sale), await Niubiz.VoidAsync(sale) }.Select(NiubizCaller.Code), Is.EqualTo(new[] { "200 000 Voided", "400 940 Not Authorized" }));
        Assert.That((string?)(await Niubiz.RetrieveAsync("transaction", sale))["order"]?["status"], Is.EqualTo("Voided"));
    }

    [Test]
    public async Task Voids_nothing_that_is_in_a_deposit() => Assert.That(NiubizCaller.Code(await Niubiz.VoidAsync(await Niubiz.SettledAsync(10m))), Is.EqualTo("400 476 Not Authorized"));

    [Test]
    public async Task Voids_nothing_whose_signature_is_wrong() => Assert.That(NiubizCaller.Code(await Niubiz.VoidAsync("993000000000000")), Is.EqualTo("400 943 Not Authorized"));

    [Test]
    public async Task Reverses_by_number_and_date_and_calls_that_400()
    {
        var order = (await Niubiz.SellAsync(10m))["order"]!;
        var reversed = await Niubiz.SendAsync(HttpMethod.Post, $"api.authorization/v3/reverse/ecommerce/{NiubizCredentials.Merchant}", new { channel = "web", order = new { purchaseNumber = order["purchaseNumber"], transactionDate = order["transactionDate"] } });
        Assert.That((NiubizCaller.Code(reversed), (string?)reversed["order"]?["actionCode"]), Is.EqualTo(("200 400 Voided", "400")));
    }

    [Test]
    public async Task Declines_by_a_fault_and_leaves_the_amount_refundable()
    {
        var sale = await Niubiz.SettledAsync(10m);
        await _simulators.FailAsync("niubiz", "refund", "decline");
        Assert.That((string?)(await Niubiz.RefundAsync(sale, 10m))["data"]?["CODERROR"], Is.EqualTo("204"));
        Assert.That((string?)(await Niubiz.RefundAsync(sale, 10m))["data"]?["CODERROR"], Is.EqualTo("100"));
    }
}
