using CrmPayments.Emulator.Gateways;
using CrmPayments.Tests.Gateways.Adapters;
using CrmPayments.Tests.Gateways.Running;

namespace CrmPayments.Tests.Gateways.Wompi;

/// <summary>The simulator without our adapter: what is known of voids, and that there are no refunds.</summary>
public sealed class VoidingAtWompi
{
    private RunningSimulators _simulators = null!;

    private readonly MovableTime _time = new();

    private WompiCaller Wompi => _simulators.Wompi;

    [SetUp]
    public async Task Start() => _simulators = await RunningSimulators.StartAsync(new SimulatorOptions { Time = _time });

    [TearDown]
    public async Task Stop() => await _simulators.DisposeAsync();

    [Test]
    public async Task Releases_a_whole_card_charge_once()
    {
        var id = await Wompi.ChargedAsync(50_000m, "W-void");
        var first = await Wompi.VoidAsync(id);
        var second = await Wompi.VoidAsync(id);
        Assert.That(
            ((string?)first["data"]!["status"], (string?)first["data"]!["transaction"]!["status"], await Wompi.StatusAsync(id), (int)second["httpStatus"]!),
            Is.EqualTo(("APPROVED", "VOIDED", "VOIDED", 422)));
    }

    [Test]
    public async Task Comes_too_late_on_the_next_day_in_Bogota()
    {
        var id = await Wompi.ChargedAsync(50_000m, "W-late");
        _time.Move(TimeSpan.FromHours(21));
        var answer = (await Wompi.VoidAsync(id))["data"]!;
        Assert.That(((string?)answer["status"], (string?)answer["status_message"], await Wompi.StatusAsync(id)), Is.EqualTo(("ERROR", "Original no Encontrado", "APPROVED")));
    }

    [TestCase(WompiCaller.GoodPhone)]
    [TestCase(WompiCaller.DeclinedCard)]
    public async Task Is_for_approved_cards_only(string number) =>
        Assert.That((int)(await Wompi.VoidAsync(await Wompi.ChargedAsync(50_000m, "W-other-" + number, number)))["httpStatus"]!, Is.EqualTo(422));

    [Test]
    public async Task Has_no_refunds_beside_it()
    {
        var id = await Wompi.ChargedAsync(50_000m, "W-refund");
        Assert.That((int)(await Wompi.SendAsync(HttpMethod.Post, "refunds", new { transaction_id = id, amount_in_cents = 100 }))["httpStatus"]!, Is.EqualTo(404));
    }
}
