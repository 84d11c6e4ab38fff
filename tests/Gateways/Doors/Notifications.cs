using System.Net;
using System.Net.Sockets;
using System.Xml.Linq;
using CrmPayments.Emulator.Gateways;
using CrmPayments.Emulator.Gateways.Braintree;
using CrmPayments.Emulator.Gateways.Stripe;
using CrmPayments.Tests.Gateways.Running;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Gateways.Doors;

public sealed class Notifications
{
    private Receiver _receiver = null!;
    private RunningSimulators _simulators = null!;

    [SetUp]
    public async Task Start()
    {
        _receiver = await Receiver.StartAsync();
        var targets = new Dictionary<string, Uri> { ["braintree"] = _receiver.Address, ["stripe"] = _receiver.Address };
        _simulators = await RunningSimulators.StartAsync(new SimulatorOptions { NotificationTargets = targets });
    }

    [TearDown]
    public async Task Stop()
    {
        await _simulators.DisposeAsync();
        await _receiver.DisposeAsync();
    }

    // The vendors' published vectors, checked against their own SDKs.
    [Test]
    public void Braintrees_signature_is_the_vendors() =>
        Assert.That(BraintreeSigner.Signature("PD94\n", "priv"), Is.EqualTo("f661fa5c0f658614b9fa901e6b30b866c7fc2695"));

    [Test]
    public void Stripes_signature_is_the_vendors() =>
        Assert.That(StripeSigner.Signature("1700000000", "{\"id\":\"evt_1\"}", "whsec_test"), Is.EqualTo("c89214b5b5da833daed6f0b8c5bb6bd58cea9022bd80ccc78230f3942d632925"));

    [Test]
    public async Task A_stripe_charge_is_told_with_its_metadata()
    {
        await _simulators.Stripe.ChargeAsync(1_000, more: "&metadata[crm_customer_id]=c-1");
        var told = await _receiver.NextAsync("\"type\":\"payment_intent.succeeded\"");
        Assert.That((string?)JObject.Parse(told.Body).SelectToken("data.object.metadata.crm_customer_id"), Is.EqualTo("c-1"));
    }

    [Test]
    public async Task A_stripe_refund_is_told_as_refund_and_as_charge()
    {
        var intent = await _simulators.Stripe.ChargedAsync(1_000);
        await _simulators.Stripe.RefundAsync(intent, 400);
        string[] types = ["payment_intent.created", "charge.succeeded", "payment_intent.succeeded", "refund.created", "charge.refunded"];
        var told = new List<string>();
        for (var turn = 0; turn < types.Length; turn++) told.Add((string)JObject.Parse((await _receiver.NextAsync()).Body)["type"]!);
        Assert.That(told, Is.EquivalentTo(types));
    }

    [Test]
    public async Task A_braintree_sale_is_told_when_it_is_paid_out_and_not_before()
    {
        await _simulators.Braintree.SettledAsync("12.00", "N-paid");
        var told = await _receiver.NextAsync();
        var notification = XElement.Parse(told.Content);
        Assert.That(
            ((string?)notification.Element("kind"), (string?)notification.Element("subject")?.Element("transaction")?.Element("order-id")),
            Is.EqualTo(("transaction_disbursed", "N-paid")));
    }

    [Test]
    public async Task A_braintree_sale_names_its_customer_and_its_method()
    {
        var (legacyId, token) = await StoredSaleAsync();
        await _simulators.DoorAsync("braintree", "notify", new { @event = "subscription_charged_successfully", chargeId = legacyId });
        var sale = XElement.Parse((await _receiver.NextAsync()).Content).Descendants("transaction").Single();
        Assert.That(((string?)sale.Element("customer")?.Element("email"), (string?)sale.Element("credit-card")?.Element("token")), Is.EqualTo(("ada@example.com", token)));
    }

    [Test]
    public async Task What_is_not_taken_is_sent_again()
    {
        _receiver.Refuse(2);
        await _simulators.Braintree.SettledAsync("13.00", "N-again");
        var refusals = new List<bool>();
        for (var turn = 0; turn < 3; turn++) refusals.Add((await _receiver.NextAsync()).Refused);
        Assert.That(refusals, Is.EqualTo(new[] { true, true, false }));
    }

    [Test]
    public async Task A_receiver_that_hangs_keeps_no_other_from_hearing()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await _simulators.DoorAsync("stripe", "settings", new { notificationUrl = $"http://{silent.LocalEndpoint}/" });
        await _simulators.Stripe.ChargedAsync(1_000);
        await _simulators.Braintree.SettledAsync("17.00", "N-heard");
        Assert.That((await _receiver.NextAsync()).Content, Does.Contain("N-heard"));
    }

    [Test]
    public async Task A_duplicate_has_the_same_event_id()
    {
        await _simulators.Http.PostAsync(new Uri("/simulators/stripe/settings", UriKind.Relative), new StringContent("{\"notificationUrl\":null}"));
        var intent = await _simulators.Stripe.ChargedAsync(1_000);
        await _simulators.DoorAsync("stripe", "settings", new { notificationUrl = _receiver.Address.ToString() });
        await _simulators.DoorAsync("stripe", "notify", new { @event = "payment_intent.succeeded", chargeId = intent, mode = "duplicate" });
        var (first, second) = (await _receiver.NextAsync(), await _receiver.NextAsync());
        Assert.That((string?)JObject.Parse(second.Body)["id"], Is.EqualTo((string?)JObject.Parse(first.Body)["id"]));
    }

    [TestCase("bad-signature")]
    [TestCase("old")]
    public async Task A_bad_or_old_signature_is_sent_once_although_it_is_refused(string mode)
    {
        await _simulators.Braintree.SettledAsync("14.00", "N-first");
        await _receiver.NextAsync();
        var sale = (string)(await _simulators.DoorAsync("braintree", "ledger")).SelectToken("charges[0].id")!;
        _receiver.Refuse(1);
        await _simulators.DoorAsync("braintree", "notify", new { @event = "transaction_disbursed", chargeId = sale, mode });
        await _receiver.NextAsync();
        await _simulators.DoorAsync("braintree", "notify", new { @event = "check" });
        Assert.That((await _receiver.NextAsync()).Content, Does.Contain("<kind>check</kind>"));
    }

    [Test]
    public async Task A_bad_signature_is_not_the_merchants()
    {
        await _simulators.DoorAsync("braintree", "notify", new { @event = "check", mode = "bad-signature" });
        var told = await _receiver.NextAsync();
        Assert.That(told.Form("bt_signature"), Is.Not.EqualTo($"{BraintreeCredentials.PublicKey}|{BraintreeSigner.Signature(told.Form("bt_payload"), BraintreeCredentials.PrivateKey)}"));
    }

    [TestCase("stripe", "charge.exploded", "")]
    [TestCase("stripe", "charge.refunded", "pi_none")]
    [TestCase("braintree", "transaction_disbursed", "none")]
    public async Task What_is_not_booked_cannot_be_told(string gateway, string type, string chargeId) =>
        Assert.That((int)(await _simulators.DoorAsync(gateway, "notify", new { @event = type, chargeId }))["httpStatus"]!, Is.EqualTo(400));

    [Test]
    public async Task A_braintree_refund_that_fails_late_is_told_and_holds_nothing()
    {
        var (id, legacyId) = await _simulators.Braintree.SettledAsync("15.00", "N-late");
        var refund = (string)(await _simulators.Braintree.RefundAsync(id, null, "RF-late")).SelectToken("data.refundTransaction.refund.legacyId")!;
        await _simulators.DoorAsync("braintree", "notify", new { @event = "refund_failed", refundId = refund });
        var told = XElement.Parse((await _receiver.NextAsync("refund_failed")).Content);
        Assert.That(
            ((string?)told.Descendants("refunded-transaction-fk").Single(), (string?)(await _simulators.BookedAsync("braintree", legacyId)).SelectToken("refunds[0].status")),
            Is.EqualTo((legacyId, "processor_declined")));
    }

    private async Task<(string LegacyId, string Token)> StoredSaleAsync()
    {
        var (id, token) = await _simulators.Braintree.StoredAsync("ada@example.com");
        var sale = await _simulators.Braintree.ChargeAsync("16.00", "N-stored", id);
        return ((string)sale.SelectToken("data.chargePaymentMethod.transaction.legacyId")!, token);
    }
}
