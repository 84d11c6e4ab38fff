using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Gateways.Issuing;

namespace CrmPayments.Tests.Simulation;

/// <summary>A bank decides about a stored card, whatever the vendor's test data say of it, and the vendor's words for it are understood.</summary>
internal sealed class TheBanksBehindTheGateways
{
    private static readonly string[] Codes = ["51", "05", "54", "43", "41", "46", "91", "61"];
    private readonly OneBank _bank = new();
    private SimulatedGateways _gateways = null!;
    private Vaults _vaults = null!;

    // Of a bank that cannot be reached NMI says no more than that it lost the line, which may mean anything.
    private static IEnumerable<TestCaseData> All => from till in Enum.GetValues<Till>() from code in Codes where (till, code) != (Till.Nmi, "91") select new TestCaseData(till, code);

    [OneTimeSetUp]
    public async Task Start()
    {
        _gateways = await SimulatedGateways.StartAsync(_bank);
        _vaults = new Vaults(_gateways.Url);
    }

    [OneTimeTearDown]
    public async Task End()
    {
        _vaults.Dispose();
        await _gateways.DisposeAsync();
    }

    [TestCaseSource(nameof(All))]
    public async Task Say_why_in_each_vendors_words(Till till, string code)
    {
        _bank.Answer = new IssuerAnswer(code);
        _bank.Asked.Clear();
        var result = await ChargeAsync(till, $"R-{till}-{code}");
        var reason = result is ChargeResult.Accepted { Charge.DeclineReason: var told } ? told : (result as ChargeResult.Declined)?.Reason;
        Assert.Multiple(() =>
        {
            Assert.That($"{reason}", Is.EqualTo(Reasons.Of(code)), $"{result}");
            Assert.That(_bank.Asked.Select(asked => (asked.Amount, asked.Reference)), Is.EqualTo(new[] { (12000m, $"R-{till}-{code}") }), "asked once");
        });
    }

    private async Task<ChargeResult> ChargeAsync(Till till, string reference)
    {
        var person = Enumerable.Range(0, 1000).Select(number => new Person(new Fate(1), number, _gateways.Clock.GetUtcNow())).First(person => person.Market.Gateway == till && person.Market.Network == Network.Visa);
        var (token, customerToken) = await _vaults.StoreAsync(new Instrument(person, 0));
        var money = new Core.Money(12000m, Core.Currency.Of(person.Market.Currency));
        var gateway = GatewayCatalog.Create(GatewaySetup.Of(till).Account(_gateways.Url), FakeClock.OfThePlugins);
        var result = await gateway.ChargeAsync(new ChargeOrder(reference, money, token, customerToken, "", reference, true), CancellationToken.None);

        // Wompi tells the end only to who asks a moment later.
        return result is ChargeResult.Accepted { Charge: { Status: ChargeStatus.Pending } pending }
            ? (await gateway.FindChargeAsync(pending.Id, CancellationToken.None)).Match(found => new ChargeResult.Accepted(found), () => result, _ => result)
            : result;
    }

    private sealed class OneBank : IIssuer
    {
        public IssuerAnswer Answer { get; set; } = IssuerAnswer.Yes;

        public List<Presentment> Asked { get; } = [];

        public IssuerAnswer? Decide(Presentment presentment)
        {
            Asked.Add(presentment);
            return Answer;
        }
    }
}
