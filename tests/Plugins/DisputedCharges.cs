using CrmPayments.Core.Gateways;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins;

/// <summary>An open dispute blocks refunds; a lost one takes the money for ever, a won one gives it back; a late word changes no end.</summary>
internal sealed class DisputedCharges : PluginTests
{
    private static readonly Words[] All =
    [
        new(GatewayType.Braintree, "dispute_opened", "dispute_won", "dispute_lost"),
        new(GatewayType.Stripe, "charge.dispute.created", "charge.dispute.closed:won", "charge.dispute.closed:lost"),
        new(GatewayType.PayPal, "CUSTOMER.DISPUTE.CREATED", "CUSTOMER.DISPUTE.RESOLVED:won", "CUSTOMER.DISPUTE.RESOLVED:lost"),
    ];

    [TestCaseSource(nameof(All))]
    public async Task Cannot_be_refunded_while_the_dispute_is_open_and_call_a_person_once(Words words)
    {
        var (gateway, charge) = await ChargedAsync(words.Type);
        charge.Request(20m);
        World.RunJobs();
        await ToldAsync(gateway, charge, words.Opened);
        await ToldAsync(gateway, charge, words.Opened);
        var task = World.Rows("task", "regardingobjectid", World.Customer).Single();
        Assert.Multiple(() =>
        {
            Assert.That((string)charge.Request(10m)["Message"], Does.Contain("disputes"));
            Assert.That(task["subject"], Does.Contain("disputes").And.StartsWith("CH-"));
            Assert.That(task["description"], Does.Contain((string)charge.OnlyRefund["cpay_name"]), "the refund is proof");
            Assert.That(charge.Refundable, Is.EqualTo(60m), "an open dispute blocks, it takes nothing yet");
        });
    }

    [TestCaseSource(nameof(All))]
    public async Task Have_nothing_left_once_the_dispute_is_lost(Words words)
    {
        var (gateway, charge) = await ChargedAsync(words.Type);
        await ToldAsync(gateway, charge, words.Opened);
        await ToldAsync(gateway, charge, words.Lost);
        Assert.Multiple(() =>
        {
            Assert.That(charge.Row.GetAttributeValue<bool>("cpay_disputed"), Is.False);
            Assert.That(charge.Row.GetAttributeValue<Money>("cpay_lostamount").Value, Is.EqualTo(80m));
            Assert.That(charge.Refundable, Is.Zero);
            Assert.That(charge.Request(10m)["Outcome"], Is.EqualTo("Denied"));
            Assert.That(charge.Attempts.Select(attempt => (string)attempt["description"]), Has.Some.Contains("is lost"));
        });
    }

    [TestCaseSource(nameof(All))]
    public async Task Can_be_refunded_again_once_the_dispute_is_won_whatever_late_word_follows(Words words)
    {
        var (gateway, charge) = await ChargedAsync(words.Type);
        var late = await ToldAsync(gateway, charge, words.Opened, apply: false);
        await ToldAsync(gateway, charge, words.Won);
        World.Ingest(gateway, late);
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That(charge.Row.GetAttributeValue<bool>("cpay_disputed"), Is.False);
            Assert.That(charge.Refundable, Is.EqualTo(80m));
            Assert.That(charge.Request(10m)["Outcome"], Is.EqualTo("Accepted"));
        });
    }

    private async Task<(TestGateway Gateway, TestCharge Charge)> ChargedAsync(GatewayType type)
    {
        var gateway = Gateways.Single(gateway => gateway.Type == type);
        return (gateway, await World.ChargeAsync(gateway, 80m));
    }

    /// <param name="word">The event's type, then its outcome after a colon.</param>
    private Task<NotificationVerdict.Accepted> ToldAsync(TestGateway gateway, TestCharge charge, string word, bool apply = true) =>
        World.DeliverAsync(gateway, word.Split(':')[0], charge.GatewayId, apply: apply, outcome: word.Split(':').Skip(1).SingleOrDefault());

    /// <summary>A gateway's names for what happens; after a colon the outcome its simulator is asked for.</summary>
    internal sealed record Words(GatewayType Type, string Opened, string Won, string Lost)
    {
        public override string ToString() => Type.ToString();
    }
}
