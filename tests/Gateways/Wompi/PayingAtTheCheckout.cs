using CrmPayments.Emulator.Gateways.Wompi;
using CrmPayments.Tests.Gateways.Running;

namespace CrmPayments.Tests.Gateways.Wompi;

/// <summary>The web checkout without our adapter: an address is taken only as it was signed.</summary>
public sealed class PayingAtTheCheckout
{
    private RunningSimulators _simulators = null!;

    [OneTimeSetUp]
    public async Task Start() => _simulators = await RunningSimulators.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _simulators.DisposeAsync();

    [Test]
    public async Task Opens_what_was_signed() => Assert.That(await StatusAsync(Address("P-1", 2_000_000)), Is.EqualTo(200));

    [TestCase("amount-in-cents=2000000", "amount-in-cents=200")]
    [TestCase("reference=P-2", "reference=P-3")]
    [TestCase("expiration-time=2099", "expiration-time=2199")]
    [TestCase("public-key=pub_test_simulator", "public-key=pub_test_other")]
    [TestCase("currency=COP", "currency=USD")]
    public async Task Refuses_what_was_changed_afterwards(string signed, string changed) =>
        Assert.That(await StatusAsync(Address("P-2", 2_000_000).Replace(signed, changed, StringComparison.Ordinal)), Is.EqualTo(422));

    private static string Address(string reference, long cents)
    {
        const string ends = "2099-12-01T05:00:00.000Z";
        return $"/simulators/wompi/p/?public-key={WompiCredentials.PublicKey}&currency=COP&amount-in-cents={cents}&reference={reference}&signature:integrity={WompiSignatures.Integrity(reference, cents, "COP", ends)}&expiration-time={ends}";
    }

    private async Task<int> StatusAsync(string address) => (int)(await _simulators.Http.GetAsync(new Uri(address, UriKind.Relative))).StatusCode;
}
