using CrmPayments.Tests.Gateways.Running;

namespace CrmPayments.Tests.Gateways.PlacetoPay;

/// <summary>The simulator without our adapter: what PlacetoPay's documents say of sessions, collects and reversals.</summary>
public sealed class WebCheckout
{
    private RunningSimulators _simulators = null!;

    private PlacetoPayCaller PlacetoPay => _simulators.PlacetoPay;

    [OneTimeSetUp]
    public async Task Start() => _simulators = await RunningSimulators.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _simulators.DisposeAsync();

    [TestCase("wrong", 0, "102")]
    [TestCase("simulator-placetopay-key-0001", 6, "103")]
    [TestCase("simulator-placetopay-key-0001", -6, "103")]
    public async Task Refuses_who_does_not_sign_or_has_another_time(string key, int minutesLate, string number)
    {
        var answer = await PlacetoPay.SendAsync("session/1", key: key, late: TimeSpan.FromMinutes(minutesLate));
        Assert.That(((int)answer["httpStatus"]!, (string?)answer["status"]!["message"]), Is.EqualTo((401, $"Authentication failed {number}")));
    }

    [TestCase(PlacetoPayCaller.GoodCard, "APPROVED")]
    [TestCase(PlacetoPayCaller.PendingCard, "PENDING")]
    public async Task Collects_from_a_stored_card_as_its_test_data_say(string card, string status)
    {
        var answer = await PlacetoPay.CollectAsync(await PlacetoPay.StoredAsync(card), 20m, "C-" + card);
        Assert.That((string?)answer["payment"]![0]!["status"]!["status"], Is.EqualTo(status));
    }

    [Test]
    public async Task Charges_the_same_reference_and_amount_once()
    {
        var token = await PlacetoPay.StoredAsync();
        var first = await PlacetoPay.CollectAsync(token, 20m, "C-once");
        var second = await PlacetoPay.CollectAsync(token, 20m, "C-once");
        Assert.That((long)second["requestId"]!, Is.EqualTo((long)first["requestId"]!));
    }

    [Test]
    public async Task Takes_no_reference_above_32_characters() =>
        Assert.That((int)(await PlacetoPay.CollectAsync(await PlacetoPay.StoredAsync(), 20m, new string('x', 33)))["httpStatus"]!, Is.EqualTo(400));

    [Test]
    public async Task Does_not_know_a_token_that_it_never_gave() =>
        Assert.That((string?)(await PlacetoPay.CollectAsync("none", 20m, "C-none"))["status"]!["reason"], Is.EqualTo("XN"));

    [Test]
    public async Task Gives_back_all_of_a_payment_at_once_and_only_once()
    {
        var id = await PlacetoPay.ChargedAsync(20m, "R-all");
        var first = await PlacetoPay.ReverseAsync(id);
        var second = await PlacetoPay.ReverseAsync(id);
        Assert.That(((string?)first["status"]!["status"], (string?)second["status"]!["message"]), Is.EqualTo(("APPROVED", "Transaction already refunded")));
    }

    [Test]
    public async Task Gives_back_parts_only_of_what_is_settled_and_no_more_than_there_is()
    {
        var (early, settled) = (await PlacetoPay.ChargedAsync(20m, "R-early"), await PlacetoPay.SettledAsync(20m, "R-parts"));
        Assert.That((int)(await PlacetoPay.ReverseAsync(early, 5m))["httpStatus"]!, Is.EqualTo(400));
        Assert.That((string?)(await PlacetoPay.ReverseAsync(settled, 15m))["status"]!["status"], Is.EqualTo("APPROVED"));
        Assert.That((string?)(await PlacetoPay.ReverseAsync(settled, 6m))["status"]!["reason"], Is.EqualTo("N6"));
        Assert.That((string?)(await PlacetoPay.ReverseAsync(settled, 5m))["status"]!["status"], Is.EqualTo("APPROVED"));
    }

    [TestCase("session/1")]
    [TestCase("session/1/cancel")]
    [TestCase("gateway/search")]
    public async Task Says_that_there_is_nothing(string path) => Assert.That((int)(await PlacetoPay.SendAsync(path))["httpStatus"]!, Is.EqualTo(404));
}
