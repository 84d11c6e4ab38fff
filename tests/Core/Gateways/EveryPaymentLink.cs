using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using NUnit.Framework.Constraints;
using static CrmPayments.Tests.Core.Gateways.ScriptedNetwork;

namespace CrmPayments.Tests.Core.Gateways;

/// <summary>What each gateway with payment links keeps of the contract, on a scripted network.</summary>
[TestFixtureSource(nameof(Gateways))]
public sealed class EveryPaymentLink(GatewayUnderTest gateway)
{
    private static IEnumerable<GatewayUnderTest> Gateways => GatewayUnderTest.All.Where(gateway => gateway.Link is not null);

    [Test]
    public async Task Is_made()
    {
        var link = (await CreateAsync(gateway.Network(asked => Json(gateway.Link!(asked.ToString())))) as PaymentLinkResult.Made)?.Link;
        Assert.That((link?.Reference, link?.Amount, link?.Status), Is.EqualTo(("PL-1", gateway.LinkOrder.Amount, PaymentLinkStatus.Open)));
        Assert.That(link!.Url, Does.StartWith("https://"));
    }

    [TestCaseSource(typeof(EveryGateway), nameof(EveryGateway.UnclearAnswers))]
    public async Task Is_unknown_after_what_cannot_be_understood(int status, string body)
    {
        var network = gateway.Network(_ => Json(body, status));
        Assert.That(await CreateAsync(network), Is.TypeOf<PaymentLinkResult.Unknown>());
        Assert.That(await On(network).FindLinkAsync("link-1", default), Is.TypeOf<LookupResult<PaymentLink>.Unavailable>());
        Assert.That(await On(network).FindLinkByReferenceAsync("PL-1", ARefund.Now, default), Is.TypeOf<LookupResult<PaymentLink>.Unavailable>());
    }

    [TestCaseSource(typeof(EveryGateway), nameof(EveryGateway.BrokenConnections))]
    public async Task Is_unknown_after_a_broken_connection_and_asked_for_once(Exception fault)
    {
        var network = gateway.Network(_ => throw fault);
        Assert.That(await CreateAsync(network), Is.TypeOf<PaymentLinkResult.Unknown>());
        Assert.That(network.Requests.Count(asked => gateway.Prelude(asked.ToString()) is null), Is.EqualTo(1));
    }

    [TestCaseSource(typeof(EveryGateway), nameof(EveryGateway.NoConnections))]
    public async Task Is_not_sent_without_a_connection(Exception fault) =>
        Assert.That(await CreateAsync(gateway.Network(_ => throw fault)), Is.TypeOf<PaymentLinkResult.NotSent>());

    [Test]
    public async Task Is_not_sent_when_it_was_cancelled_before()
    {
        var network = gateway.Network(asked => Json(gateway.Link!(asked.ToString())));
        Assert.That(await On(network).CreateLinkAsync(gateway.LinkOrder, new CancellationToken(true)), Is.TypeOf<PaymentLinkResult.NotSent>());
        Assert.That(network.Requests, Is.Empty);
    }

    [Test]
    public async Task Is_not_sent_past_a_limiter() =>
        Assert.That(await CreateAsync(gateway.Network(_ => Json("", 429))), Is.TypeOf<PaymentLinkResult.NotSent>());

    [Test]
    public async Task Is_declined_with_wrong_credentials() =>
        Assert.That((await CreateAsync(gateway.Network(_ => Json("", 401))) as PaymentLinkResult.Declined)?.Reason, Is.EqualTo(DeclineReason.MerchantConfiguration));

    [Test]
    public async Task Tells_no_secret_and_no_card_number_of_a_refusal()
    {
        var result = await CreateAsync(gateway.Network(_ => Json(gateway.Refusal, gateway.RefusalStatus)));
        Assert.That(result, Is.Not.TypeOf<PaymentLinkResult.Made>());
        Assert.That(result.ToString(), Does.Not.Contain("VerySecret").And.Not.Contain("1111"));
    }

    [Test]
    public async Task Is_not_believed_with_another_amount() =>
        Assert.That(await CreateAsync(Saying(answer => answer.Replace("12.50", "1.00").Replace("1250", "100"), gateway.LinkRepeatsTheOrder)), Believed);

    [Test]
    public async Task Is_not_believed_under_another_reference() =>
        Assert.That(await CreateAsync(Saying(answer => answer.Replace("PL-1", "PL-2"), gateway.LinkRepeatsTheOrder)), Believed);

    [TestCase("javascript:alert(1)//")]
    [TestCase("http://")]
    public async Task Leads_nowhere_but_over_https(string scheme) =>
        Assert.That(await CreateAsync(Saying(answer => answer.Replace("https://", scheme), changes: true)), Is.TypeOf<PaymentLinkResult.Unknown>());

    // What an answer does not repeat, it cannot contradict.
    private IResolveConstraint Believed => gateway.LinkRepeatsTheOrder ? Is.TypeOf<PaymentLinkResult.Unknown>() : Is.TypeOf<PaymentLinkResult.Made>();

    private ScriptedNetwork Saying(Func<string, string> change, bool changes) => gateway.Network(asked =>
    {
        var answer = gateway.Link!(asked.ToString());
        // PayPal's word that an invoice was sent says nothing of it.
        if (!asked.ToString().Contains("/send ")) Assert.That(change(answer) != answer, Is.EqualTo(changes), "the answer must hold what is changed");
        return Json(change(answer));
    });

    private Task<PaymentLinkResult> CreateAsync(ScriptedNetwork network) => On(network).CreateLinkAsync(gateway.LinkOrder, default);

    private IMakesPaymentLinks On(ScriptedNetwork network) => (IMakesPaymentLinks)gateway.On(network);
}
