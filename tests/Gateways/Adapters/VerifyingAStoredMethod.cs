using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Tests.Gateways.Running;

namespace CrmPayments.Tests.Gateways.Adapters;

/// <summary>Gateways that can ask a bank about a stored method, at their simulators.</summary>
[TestFixtureSource(nameof(Adapters))]
public sealed class VerifyingAStoredMethod(AdapterUnderTest adapter)
{
    private static IEnumerable<AdapterUnderTest> Adapters =>
        AdapterUnderTest.All.Where(adapter => GatewayCatalog.Capabilities(adapter.Account.Type, atMostOnce: true).VerifiesMethods);

    private RunningSimulators _simulators = null!;

    [OneTimeSetUp]
    public async Task Start() => _simulators = await RunningSimulators.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _simulators.DisposeAsync();

    [Test]
    public async Task Says_that_it_works_and_books_nothing()
    {
        var before = (await _simulators.DoorAsync(adapter.Name, "ledger"))["charges"]!.Count();
        Assert.That((await VerifyAsync("VM-1") as MethodVerification.Valid)?.Method?.LastFour, Has.Length.EqualTo(4));
        Assert.That((await _simulators.DoorAsync(adapter.Name, "ledger"))["charges"]!.Count(), Is.EqualTo(before));
    }

    [Test]
    public async Task Says_why_it_does_not_work()
    {
        await _simulators.FailAsync(adapter.Name, "verify", "decline", code: "expired_card");
        Assert.That((await VerifyAsync("VM-2") as MethodVerification.Invalid)?.Reason, Is.EqualTo(DeclineReason.ExpiredCard));
    }

    [Test]
    public async Task Says_that_there_is_no_such_method() =>
        Assert.That(await Verifying.VerifyAsync("pm_none", "", "VM-3", default), Is.TypeOf<MethodVerification.Invalid>());

    [TestCase("drop-after")]
    [TestCase("error-before")]
    [TestCase("rate-limit")]
    [TestCase("rubbish")]
    public async Task Does_not_know_what_no_answer_says(string fault)
    {
        await _simulators.FailAsync(adapter.Name, "verify", fault);
        Assert.That(await VerifyAsync("VM-" + fault), Is.TypeOf<MethodVerification.Unknown>());
    }

    private IVerifiesMethods Verifying => (IVerifiesMethods)adapter.On(_simulators);

    private async Task<MethodVerification> VerifyAsync(string reference)
    {
        var (method, customer) = await adapter.Store(_simulators);
        return await Verifying.VerifyAsync(method, customer, reference, default);
    }
}
