using CrmPayments.Core.Gateways;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Plugins.Charges;

/// <summary>A person says how a charge ended whose end no look-up told; and the money is right whoever was wrong.</summary>
internal sealed class EndingAChargeInDoubt : ChargeTests
{
    private static TestGateway PlacetoPay => Gateways.Single(gateway => gateway.Type == GatewayType.PlacetoPay);

    [Test]
    public async Task As_charged_with_the_gateways_id_pays_the_debt()
    {
        var debt = await InDoubtAsync("drop-after");
        var answer = Resolve(debt, "Charged", id: await BookedIdAsync(debt));
        var paid = (debt.Owed, debt.Paid);
        await World.DeliverAsync(PlacetoPay, PlacetoPay.ChargedEvent, await BookedIdAsync(debt));
        Assert.Multiple(() =>
        {
            Assert.That(answer["Outcome"], Is.EqualTo("Charged"), (string)answer["Message"]);
            Assert.That((paid, (debt.Owed, debt.Paid)), Is.EqualTo(((0m, 80m), (0m, 80m))), "before and after the notification");
            Assert.That(debt.OnlyTry.Contains("cpay_nextcheckon"), Is.False);
            Assert.That(debt.Attempts.Select(line => line.GetAttributeValue<string>("description")), Has.One.Contains("In its console."));
        });
    }

    [Test]
    public async Task As_charged_joins_a_row_that_was_brought_in_by_hand()
    {
        var debt = await InDoubtAsync("drop-after");
        World.Know(PlacetoPay, await BookedIdAsync(debt), 80m, ChargeStatus.Captured);
        Assert.That(Resolve(debt, "Charged", id: await BookedIdAsync(debt))["Outcome"], Is.EqualTo("Charged"));
        Assert.That(World.Rows("cpay_transaction", "cpay_gatewayid", PlacetoPay.Id), Has.Count.EqualTo(2), "the debt, and what paid it");
        Assert.That((debt.Owed, debt.Paid), Is.EqualTo((0m, 80m)));
    }

    [Test]
    public async Task As_not_charged_lets_it_be_tried_again()
    {
        var debt = await InDoubtAsync("drop-before");
        var answer = Resolve(debt, "NotCharged");
        var retry = debt.Retry(World.Approver);
        World.RunJobs();
        Assert.Multiple(() =>
        {
            Assert.That((answer["Outcome"], retry["Outcome"]), Is.EqualTo(((object)"NotCharged", (object)"Accepted")), $"{answer["Message"]} / {retry["Message"]}");
            Assert.That((debt.Owed, debt.Paid), Is.EqualTo((0m, 80m)));
        });
    }

    [Test]
    public async Task As_not_charged_although_it_was_counts_the_money_that_comes_and_tells_a_person()
    {
        var debt = await InDoubtAsync("drop-after");
        var booked = await BookedIdAsync(debt);
        Resolve(debt, "NotCharged");
        await World.DeliverAsync(PlacetoPay, PlacetoPay.ChargedEvent, booked);
        Assert.Multiple(() =>
        {
            Assert.That(debt.Tries.Select(TestDebt.StatusOf), Is.EquivalentTo(new[] { ChargeStatus.Failed, ChargeStatus.Captured }));
            Assert.That((debt.Owed, debt.Paid), Is.EqualTo((0m, 80m)));
            Assert.That(World.Rows("task", "regardingobjectid", World.Customer).Select(task => (string)task["subject"]), Has.One.Contains("after all"));
        });
    }

    [TestCase("Charged", null, "id")]
    [TestCase("NotCharged", "", "seen")]
    [TestCase("Perhaps", null, "NotCharged")]
    public async Task Needs_what_it_was_seen_by(string resolution, string? comment, string sentence)
    {
        var debt = await InDoubtAsync("drop-after");
        var answer = Resolve(debt, resolution, comment: comment ?? "In its console.");
        Assert.That(answer["Outcome"], Is.EqualTo("Denied"));
        Assert.That((string)answer["Message"], Does.Contain(sentence));
        Assert.That(TestDebt.StatusOf(debt.OnlyTry), Is.EqualTo(ChargeStatus.Unknown));
    }

    [Test]
    public async Task Is_denied_to_the_agent_and_to_who_asked_for_it()
    {
        var debt = await InDoubtAsync("drop-before", World.Approver);
        Assert.That(new[] { World.Agent, World.Approver, World.WithoutRole }.Select(user => Resolve(debt, "NotCharged", user)["Outcome"]), Is.All.EqualTo("Denied"));
    }

    [Test]
    public async Task Is_denied_before_the_first_look_up_and_once_the_end_is_known()
    {
        var debt = await InDoubtAsync("drop-after", looked: false);
        var early = Resolve(debt, "NotCharged")["Outcome"];
        World.Pass(TimeSpan.FromMinutes(2));
        Resolve(debt, "Charged", id: await BookedIdAsync(debt));
        Assert.That((early, Resolve(debt, "NotCharged")["Outcome"]), Is.EqualTo(((object)"Denied", (object)"Denied")));
    }

    /// <summary>A try at a gateway that finds no charge by our reference.</summary>
    private async Task<TestDebt> InDoubtAsync(string fault, Guid? asker = null, bool looked = true)
    {
        var debt = await DebtAsync(PlacetoPay);
        World.Stage(new Entity("cpay_transaction", debt.Id) { ["cpay_chargedon"] = World.Clock.GetUtcNow().UtcDateTime.AddDays(-60) });
        await World.FaultAsync(PlacetoPay, "charge", fault);
        debt.Retry(asker);
        World.RunJobs();
        if (looked) World.Pass(TimeSpan.FromMinutes(2));
        return debt;
    }

    private ParameterCollection Resolve(TestDebt debt, string resolution, Guid? user = null, string? id = null, string comment = "In its console.") => World.Call(
        "cpay_ResolveCharge", user ?? World.Approver, ("TransactionId", debt.OnlyTry.Id), ("Resolution", resolution), ("GatewayTransactionId", id), ("Comment", comment));

    private static async Task<string> BookedIdAsync(TestDebt debt) => (string)((JObject)(await debt.BookedAsync()).Single())["id"]!;
}
