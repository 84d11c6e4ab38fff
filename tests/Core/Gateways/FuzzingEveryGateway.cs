using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using CrmPayments.Core.Gateways;
using static CrmPayments.Tests.Core.Gateways.ScriptedNetwork;

namespace CrmPayments.Tests.Core.Gateways;

/// <summary>
/// Damaged answers and notifications, thousands for each gateway: none is an exception, none is a success that the answer does not
/// say, and nothing secret is repeated. A failure names the seed; CPAY_FUZZ=n tries more.
/// </summary>
[TestFixtureSource(nameof(Gateways))]
public sealed class FuzzingEveryGateway(GatewayUnderTest gateway)
{
    private static readonly int Tries = int.TryParse(Environment.GetEnvironmentVariable("CPAY_FUZZ"), CultureInfo.InvariantCulture, out var tries) ? tries : 1000;

    private static IReadOnlyList<GatewayUnderTest> Gateways => GatewayUnderTest.All;

    [Test]
    public Task A_damaged_answer_to_a_refund_is_no_exception_and_no_success() => Each(gateway.Refunded, async (it, body) =>
    {
        var result = await gateway.GiveBackAsync(it);
        return result is RefundResult.Succeeded or RefundResult.Processing ? (result, MustSay(gateway.Refunded, body)) : (result, true);
    });

    [Test]
    public Task A_damaged_answer_to_a_void_is_no_exception_and_no_success() => Each(gateway.Voided, async (it, body) =>
    {
        var result = await it.VoidAsync(gateway.Refund, default);
        return result is RefundResult.Succeeded or RefundResult.Processing ? (result, MustSay(gateway.Voided, body, "amount", "currency", "value", "currencyCode", "currency_code")) : (result, true);
    });

    [Test]
    public Task A_damaged_answer_to_a_charge_is_no_exception_and_no_success() => Each(gateway.Charged, async (it, body) =>
    {
        var result = await it.ChargeAsync(gateway.Charge, default);
        if (result is not ChargeResult.Accepted { Charge: { Status: ChargeStatus.Captured or ChargeStatus.Settled } charge }) return (result, true);
        return (result, charge.Amount.IsSameAs(gateway.Charge.Amount) && MustSay(gateway.Charged, body, "amount"));
    });

    [Test]
    public Task A_damaged_answer_to_a_look_up_is_no_exception() => Each(gateway.Found, async (it, _) =>
    {
        var found = await it.FindChargeAsync(gateway.ChargeId, default);
        var byReference = await it.FindChargeByReferenceAsync("SC-1", ARefund.Now, default);
        var refund = await it.FindRefundAsync(gateway.Refund, default);
        return ($"{found} {byReference} {refund}", true);
    });

    [Test]
    public Task A_damaged_answer_to_a_test_of_the_connection_is_no_exception() => Each(gateway.Found, async (it, _) => (await it.TestAsync(default), true));

    [Test]
    public void A_damaged_notification_is_no_exception()
    {
        Assert.That(gateway.Notifications, Is.Not.Empty, gateway.NotTold("its notifications"));
        var format = gateway.Format;
        for (var seed = 0; seed < Tries; seed++)
        {
            var (type, payload) = gateway.Notifications[seed % gateway.Notifications.Length];
            var damaged = Encoding.UTF8.GetString(new BadInput(seed).Damage(payload));
            Assert.That(() => format.Read(type, damaged), Throws.Nothing, $"Seed {seed}: {damaged}");
        }
    }

    [Test]
    public void A_damaged_request_with_a_notification_is_refused_without_an_exception()
    {
        Assert.That(gateway.Notifications, Is.Not.Empty, gateway.NotTold("its notifications"));
        var format = gateway.Format;
        for (var seed = 0; seed < Tries; seed++)
        {
            var bad = new BadInput(seed);
            var headers = new Dictionary<string, string> { ["stripe-signature"] = Text(bad, "t=1763700000,v1=00ff"), ["x-anet-signature"] = Text(bad, "sha512=00FF"), ["webhook-signature"] = Text(bad, "t=abc,s=00ff"), ["authorization"] = Text(bad, "scheme timestamp=\"1\",nonce=\"x\",signature=\"eHg=\"") };
            var request = new NotificationRequest(headers, bad.Damage(gateway.Notifications[0].Payload));
            Assert.That(format.Verify(request, gateway.Account, ARefund.Now), Is.TypeOf<NotificationVerdict.Refused>(), $"Seed {seed}");
        }
    }

    private static string Text(BadInput bad, string good) => Encoding.Latin1.GetString(bad.Damage(good));

    /// <summary>Runs one operation against a damaged answer for each seed.</summary>
    /// <param name="good">The answer that is damaged.</param>
    /// <param name="ask">The result, and whether the answer allows it.</param>
    private async Task Each(string good, Func<IPaymentGateway, string, Task<(object Result, bool Allowed)>> ask)
    {
        for (var seed = 0; seed < Tries; seed++)
        {
            var bad = new BadInput(seed);
            var body = bad.Damage(good);
            var status = bad.Status();
            var it = gateway.On(gateway.Network(_ => Bytes(body, status)));
            try
            {
                var (result, allowed) = await ask(it, Encoding.UTF8.GetString(body));
                Assert.That(allowed, $"Seed {seed} was believed: {result}\nfrom {status} {Encoding.UTF8.GetString(body)}");
                Assert.That(result.ToString(), Does.Not.Contain("VerySecret"));
            }
            catch (Exception thrown) when (thrown is not AssertionException)
            {
                Assert.Fail($"Seed {seed}: {thrown}\nfrom {status} {Encoding.UTF8.GetString(body)}");
            }
        }
    }

    /// <summary>Whether what made the answer a yes is still in it: every essential value but ids, of which any may be, and what this answer need not say.</summary>
    private bool MustSay(string good, string body, params string[] notThese) => gateway.Essential.Except(notThese).Except(gateway.Ids).Where(name => !name.EndsWith("id", StringComparison.OrdinalIgnoreCase)).All(name => ValuesOf(good, name) is not { Count: > 0 } values || values.Any(ValuesOf(body, name).Contains));

    private static List<string> ValuesOf(string text, string name) =>
    [
        .. Regex.Matches(text.TrimStart('\uFEFF', ' ', '\0'), $"(?:\"{name}\"\\s*:\\s*\"?|(?:^|[&?]){name}=|<{name}>)(?<value>[^\"&<>,}}\\s]*)").Select(match => Number(match.Groups["value"].Value)),
    ];

    private static string Number(string value) => decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString("0.####", CultureInfo.InvariantCulture) : value;
}
