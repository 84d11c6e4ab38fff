using CrmPayments.Emulator.Gateways;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Emulator;

/// <summary>kill -9 at any point: what was committed is there after a restart, what was started goes on, and nobody is paid twice.</summary>
public sealed class KilledInTheMiddle
{
    private const int Captured = 192700002, Settled = 192700003;

    private static readonly IReadOnlyList<string> Gateways = SimulatorCatalog.Names;

    /// <summary>Where a part of a charge can go back: what the others do, tests/Plugins asserts at every point.</summary>
    private static readonly IReadOnlyList<string> GivingParts = [.. Gateways.Where(gateway => Crm.Capabilities(gateway) is { Refunds: true, PartialRefunds: true })];

    /// <summary>Where every refund ends by itself; what becomes of it without keys, tests/Plugins asserts at every point.</summary>
    private static readonly IReadOnlyList<string> WithKeys = [.. GivingParts.Where(gateway => Crm.Capabilities(gateway).IdempotencyWindow > TimeSpan.Zero)];

    /// <summary>Where a refund that was booked is found again.</summary>
    private static readonly IReadOnlyList<string> Finding = [.. GivingParts.Where(gateway => Crm.Capabilities(gateway).FindsRefundByReference)];

    private readonly TestFolder _folder = new();
    private readonly Uri _url = TestPort.Free();
    private readonly List<string> _keys = [];
    private readonly Dictionary<string, Queue<(string Id, string GatewayId)>> _charges = Gateways.ToDictionary(gateway => gateway, _ => new Queue<(string, string)>());
    private EmulatorProcess _emulator = null!;
    private Crm _crm = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        _emulator = await StartAgainAsync();
        _crm = new Crm(_url);
        await FinishAsync([]);
        await FindChargesAsync();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        _crm?.Dispose();
        if (_emulator is not null) await _emulator.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    [TestCaseSource(nameof(WithKeys))]
    public async Task Between_Submitted_and_the_gateways_booking(string gateway)
    {
        await _crm.FaultAsync(gateway, "refund", "delay", milliseconds: 60_000);
        var (key, charge) = await RequestAsync(gateway);
        await Crm.UntilAsync(async () => await StatusAsync(key) == Crm.Submitted, "the refund is being sent");
        await KillAndStartAgainAsync();
        await AssertOneRefundAsync(gateway, key, charge);
    }

    [Test]
    [TestCaseSource(nameof(Finding))]
    public async Task As_soon_as_the_gateway_has_booked(string gateway)
    {
        var (key, charge) = await RequestAsync(gateway);
        await Crm.UntilAsync(async () => (await BookedAsync(gateway, charge)).Count == 1, "the gateway has booked the refund");
        await KillAndStartAgainAsync();
        await AssertOneRefundAsync(gateway, key, charge);
    }

    /// <summary>At Braintree, which tells of no card refund by itself: only the look-up brings the end.</summary>
    [Test]
    public async Task While_a_lost_answer_is_looked_up()
    {
        await _crm.FaultAsync("braintree", "refund", "drop-after");
        var (key, charge) = await RequestAsync("braintree");
        await Crm.UntilAsync(async () => await StatusAsync(key) == Crm.Unknown, "the answer is lost");
        await _crm.FaultAsync("braintree", "lookup", "delay", milliseconds: 60_000);
        var lookingUp = TryAsync(_crm.PassFiveMinutesAsync);
        await Crm.UntilAsync(async () => JArray.Parse(await _crm.TextAsync("/simulators/braintree/faults")).Count == 0, "the gateway is being asked");
        await KillAndStartAgainAsync();
        await lookingUp;
        await AssertOneRefundAsync("braintree", key, charge);
    }

    [Test]
    public async Task At_random_with_refunds_and_notifications_under_way()
    {
        var random = new Random(20261121);
        var asked = new List<(string Gateway, string Key, (string Id, string GatewayId) Charge)>();
        for (var round = 0; round < 5; round++)
        {
            var fresh = Enumerable.Range(0, 4).Select(_ => WithKeys[random.Next(WithKeys.Count)]).Select(gateway => (Gateway: gateway, Key: NewKey(), Charge: _charges[gateway].Dequeue())).ToList();
            asked.AddRange(fresh);
            var work = fresh.Select(one => TryAsync(() => _crm.RequestRefundAsync(one.Charge.Id, 5m, one.Key))).ToList();
            work.AddRange(fresh.Where(one => one.Gateway == "stripe").Select(one => TryAsync(() => _crm.NotifyAsync("stripe", "charge.succeeded", one.Charge.GatewayId))));
            await Task.Delay(random.Next(600));
            await KillAndStartAgainAsync();
            await Task.WhenAll(work);

            // Who got no answer asks again under the same key, as the dialog does.
            foreach (var (_, key, charge) in fresh)
            {
                var answer = await _crm.RequestRefundAsync(charge.Id, 5m, key);
                Assert.That((string?)answer["Outcome"], Is.AnyOf("Accepted", "Duplicate"), (string?)answer["Message"]);
            }
        }

        await FinishAsync(asked.Select(one => one.Key));
        foreach (var (gateway, key, charge) in asked) await AssertOneRefundAsync(gateway, key, charge);
    }

    [TearDown]
    public async Task Both_books_agree()
    {
        await FinishAsync(_keys);
        var charges = (await _crm.RowsAsync("cpay_transactions?$select=cpay_gatewaytransactionid,cpay_refundedamount,cpay_reservedamount")).ToDictionary(row => (string)row["cpay_gatewaytransactionid"]!);
        foreach (var gateway in Gateways)
        {
            foreach (var told in (await _crm.LedgerAsync(gateway))["charges"]!)
            {
                Assert.That(charges, Does.ContainKey((string)told["id"]!), $"{gateway} has told of every charge");
                var row = charges[(string)told["id"]!];
                Assert.That((decimal)row["cpay_refundedamount"]! + (decimal)row["cpay_reservedamount"]!, Is.EqualTo(told["refunds"]!.Sum(refund => (decimal)refund["amount"]!)), $"{gateway} {told["id"]}");
            }
        }

        Assert.That(await _crm.RowsAsync("cpay_gatewayevents?$select=cpay_name,cpay_error&$filter=cpay_status eq 192700003"), Is.Empty, "no notification failed");
    }

    private static async Task TryAsync(Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception lost) when (lost is HttpRequestException or OperationCanceledException or InvalidOperationException)
        {
            TestContext.Out.WriteLine($"No answer: {lost.Message}");
        }
    }

    /// <summary>Charges of which a part can go back: settled ones, captured ones too where that is enough.</summary>
    private async Task FindChargesAsync()
    {
        var gateways = await _crm.SimulatorsAsync();
        foreach (var row in await _crm.RowsAsync("cpay_transactions?$select=cpay_status,cpay_gatewaytransactionid,_cpay_gatewayid_value&$filter=cpay_disputed eq false and cpay_refundedamount eq 0"))
        {
            var gateway = gateways[(string)row["_cpay_gatewayid_value"]!];
            if ((int)row["cpay_status"]! is Settled || ((int)row["cpay_status"]! is Captured && Crm.Capabilities(gateway).RefundsBeforeSettlement))
                _charges[gateway].Enqueue(((string)row["cpay_transactionid"]!, (string)row["cpay_gatewaytransactionid"]!));
        }
    }

    private string NewKey()
    {
        _keys.Add(Guid.NewGuid().ToString("N"));
        return _keys[^1];
    }

    private async Task<(string Key, (string Id, string GatewayId) Charge)> RequestAsync(string gateway)
    {
        var charge = _charges[gateway].Dequeue();
        var key = NewKey();
        var answer = await _crm.RequestRefundAsync(charge.Id, 5m, key);
        Assert.That((string?)answer["Outcome"], Is.EqualTo("Accepted"), (string?)answer["Message"]);
        return (key, charge);
    }

    private async Task<int> StatusAsync(string key) => (int)(await _crm.RefundsAsync([key])).Single()["cpay_status"]!;

    private async Task<IReadOnlyList<JToken>> BookedAsync(string gateway, (string Id, string GatewayId) charge) =>
        [.. (await _crm.LedgerAsync(gateway))["charges"]!.Single(one => (string?)one["id"] == charge.GatewayId)["refunds"]!];

    private async Task KillAndStartAgainAsync()
    {
        await _emulator.DisposeAsync();
        _emulator = await StartAgainAsync();
    }

    private Task<EmulatorProcess> StartAgainAsync() => EmulatorProcess.StartAsync("--urls", _url.ToString(), "--data", _folder.Path);

    /// <summary>Lets time pass until every refund has ended; an hour is more than one interrupted sending and one look-up need.</summary>
    private async Task FinishAsync(IEnumerable<string> keys)
    {
        var asked = keys.ToList();
        for (var round = 0; round < 12; round++)
        {
            if ((await _crm.RefundsAsync(asked)).All(row => (int)row["cpay_status"]! == Crm.Succeeded)) break;
            await _crm.PassFiveMinutesAsync();
        }

        await Crm.UntilAsync(_crm.HasToldAllAsync, "all notifications are delivered");
        await Crm.UntilAsync(async () => (await _crm.RowsAsync("cpay_gatewayevents?$select=cpay_status&$filter=cpay_status eq 192700000")).Count == 0 || await PassAsync(), "all notifications are applied");
    }

    private async Task<bool> PassAsync()
    {
        await _crm.PassFiveMinutesAsync();
        return false;
    }

    private async Task AssertOneRefundAsync(string gateway, string key, (string Id, string GatewayId) charge)
    {
        await FinishAsync([key]);
        var booked = await BookedAsync(gateway, charge);
        var refund = (await _crm.RefundsAsync([key])).Single();
        Assert.Multiple(() =>
        {
            Assert.That(booked, Has.Count.EqualTo(1), "refunds in the gateway's books");
            Assert.That(booked.Sum(one => (decimal)one["amount"]!), Is.EqualTo(5m));
            Assert.That((int)refund["cpay_status"]!, Is.EqualTo(Crm.Succeeded), refund.ToString());
        });
    }
}
