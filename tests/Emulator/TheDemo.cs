using CrmPayments.Core.Gateways;
using CrmPayments.Emulator;
using CrmPayments.Emulator.Gateways;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Emulator;

/// <summary>What a first start leaves: charges made at the simulators over the wire, which reached the CRM as signed notifications.</summary>
public sealed class TheDemo
{
    private const int Captured = 192700002, Settled = 192700003, Declined = 192700004;
    private const int EventApplied = 192700001, EventFailed = 192700003;

    private readonly TestFolder _folder = new();
    private readonly Uri _url = TestPort.Free();
    private EmulatorHost _host = null!;
    private Crm _crm = null!;
    private IReadOnlyList<JObject> _charges = null!;

    [OneTimeSetUp]
    public async Task FirstStart()
    {
        _host = await StartAsync(_ => { });
        _crm = new Crm(_url);
        await Crm.UntilAsync(async () => (await EventsAsync(192700000)).Count == 0, "all notifications are applied");
        _charges = await _crm.RowsAsync("cpay_transactions?$select=cpay_gatewaytransactionid,cpay_status,cpay_declinereason,cpay_amount,cpay_refundedamount,cpay_refundableamount,cpay_disputed,_cpay_customerid_value,_cpay_gatewayid_value,_transactioncurrencyid_value");
    }

    [OneTimeTearDown]
    public async Task End()
    {
        _crm.Dispose();
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Test]
    public void Has_at_least_twenty_customers_with_charges_at_two_gateways_or_more() =>
        Assert.That(_charges.GroupBy(Customer).Count(customer => customer.Select(Gateway).Distinct().Count() >= 2), Is.GreaterThanOrEqualTo(20));

    [Test]
    public void Has_charges_at_every_gateway() => Assert.That(_charges.Select(Gateway).Distinct().Count(), Is.EqualTo(GatewayCatalog.Available.Count));

    [Test]
    public void Knows_the_customer_of_every_charge() =>
        Assert.That(_charges.Where(charge => Customer(charge) is null), Is.Empty);

    [Test]
    public void Uses_several_currencies() =>
        Assert.That(_charges.Select(charge => (string?)charge["_transactioncurrencyid_value"]).Distinct().Count(), Is.GreaterThanOrEqualTo(4));

    /// <remarks>What happens in the console of a gateway that notifies nobody, the CRM does not hear of.</remarks>
    [Test]
    public async Task Shows_every_story_at_every_gateway()
    {
        var simulators = await _crm.SimulatorsAsync();
        foreach (var gateway in _charges.GroupBy(Gateway))
        {
            var can = Crm.Capabilities(simulators[gateway.Key!]);
            Assert.Multiple(() =>
            {
                Assert.That(gateway.Any(charge => Status(charge) is Settled or Captured && Refunded(charge) == 0m), "whole");
                Assert.That(gateway.Any(charge => Refunded(charge) > 0m && Refunded(charge) < (decimal)charge["cpay_amount"]!), Is.EqualTo(can is { Notifies: true, Refunds: true, PartialRefunds: true, TellsRefunds: true }), "partly refunded");
                Assert.That(gateway.Any(charge => (bool)charge["cpay_disputed"]!), Is.EqualTo(can is { Notifies: true, TellsDisputes: true }), "disputed");
                Assert.That(gateway.Where(charge => Status(charge) == Declined).Select(charge => (int?)charge["cpay_declinereason"]).Distinct().Count(), Is.GreaterThanOrEqualTo(4), "decline reasons");
            });
        }
    }

    [Test]
    public void Has_settled_and_unsettled_charges() =>
        Assert.That(_charges.Select(Status).Distinct(), Is.SupersetOf([Settled, Captured]));

    [Test]
    public void Leaves_nothing_to_give_back_where_no_money_was_taken() =>
        Assert.That(_charges.Where(charge => Status(charge) == Declined && (decimal)charge["cpay_refundableamount"]! != 0m), Is.Empty);

    [Test]
    public async Task Brought_every_charge_of_the_gateways_books_by_a_notification()
    {
        var told = new List<string>();
        foreach (var gateway in SimulatorCatalog.Names) told.AddRange((await _crm.LedgerAsync(gateway))["charges"]!.Select(charge => (string)charge["id"]!));
        var applied = await _crm.RowsAsync($"cpay_gatewayevents?$select=_cpay_transactionid_value&$filter=cpay_status eq {EventApplied}");
        Assert.Multiple(() =>
        {
            Assert.That(_charges.Select(charge => (string)charge["cpay_gatewaytransactionid"]!), Is.EquivalentTo(told));
            Assert.That(applied.Select(row => (string?)row["_cpay_transactionid_value"]), Is.SupersetOf(_charges.Select(charge => (string?)charge["cpay_transactionid"])));
        });
    }

    [Test]
    public async Task Failed_at_no_notification() => Assert.That(await EventsAsync(EventFailed), Is.Empty);

    [Test]
    public async Task Records_each_refund_of_the_books_once()
    {
        var booked = new List<decimal>();
        foreach (var gateway in SimulatorCatalog.Names) booked.AddRange((await _crm.LedgerAsync(gateway)).SelectTokens("charges[*].refunds[*].amount").Select(amount => (decimal)amount));
        var recorded = await _crm.RowsAsync("cpay_refunds?$select=cpay_amount&$filter=cpay_status eq 192700007");
        Assert.That(recorded.Select(refund => (decimal)refund["cpay_amount"]!), Is.EquivalentTo(booked));
    }

    [Test]
    public async Task Is_not_made_again_at_the_next_start()
    {
        var lines = new List<string>();
        await _host.DisposeAsync();
        _host = await StartAsync(lines.Add);
        var charges = await _crm.RowsAsync("cpay_transactions?$select=cpay_gatewaytransactionid");
        Assert.That((lines.Count, charges.Count), Is.EqualTo((0, _charges.Count)));
    }

    private Task<EmulatorHost> StartAsync(Action<string> progress) =>
        EmulatorHost.StartAsync(new EmulatorOptions { Url = _url, DataDirectory = _folder.Path }, progress);

    private Task<IReadOnlyList<JObject>> EventsAsync(int status) => _crm.RowsAsync($"cpay_gatewayevents?$select=cpay_name,cpay_error&$filter=cpay_status eq {status}");

    private static string? Customer(JObject charge) => (string?)charge["_cpay_customerid_value"];

    private static string? Gateway(JObject charge) => (string?)charge["_cpay_gatewayid_value"];

    private static int Status(JObject charge) => (int)charge["cpay_status"]!;

    private static decimal Refunded(JObject charge) => (decimal)charge["cpay_refundedamount"]!;
}
