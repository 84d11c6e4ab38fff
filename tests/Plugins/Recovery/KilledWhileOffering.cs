using System.Net.Http.Headers;
using CrmPayments.Core.Recovery;
using CrmPayments.Emulator.Dataverse;
using CrmPayments.Emulator.Gateways.Stripe;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Plugins.Recovery;

/// <summary>
/// The process dies before or after every single write and read of the async steps that an offer takes. Afterwards there is one
/// link, the customer has paid once, the discount was granted once, and the case goes on only when nobody can pay any more.
/// </summary>
internal sealed class KilledWhileOffering : OfferTests
{
    private const int Forever = 150;

    [SetUp]
    public void LetThemGive() => Policy(5m, role: 1);

    [TestCase("")]
    [TestCase("drop-before")]
    [TestCase("drop-after")]
    public async Task An_offer_is_paid_once_and_known(string answer)
    {
        var moments = await AtEveryMomentAsync(async moment =>
        {
            if (answer.Length > 0) await World.FaultAsync(Stripe, "*", answer);
            Ask(OfferKind.Discount, ("DiscountPercent", 5m));
            var lived = Through(moment, 0, 2, 5, 10);
            await World.ClearFaultsAsync(Stripe);
            Through(0, 60);
            Assert.That((Status, Link), Is.EqualTo((OfferStatus.Open, LinkStage.Open)), $"moment {moment}: {OnlyOffer.GetAttributeValue<string>("cpay_error")}");
            Assert.That(await LinksAsync(), Is.EqualTo(1));
            await PayAsync();
            lived &= Through(moment, 20, 10, 60, 6 * 60);
            Through(0, 24 * 60);
            Assert.Multiple(() => Assert.That(
                (Status, StillOwed, Amount(DebtRow, "cpay_discountamount"), Payments.Count, CaseStatus == CaseStatus.OfferOpen),
                Is.EqualTo((OfferStatus.Fulfilled, 0m, 5m, 1, false)), $"moment {moment}"));
            return lived;
        });
        Assert.That(moments, Is.GreaterThanOrEqualTo(8));
    }

    [Test]
    public async Task A_withdrawn_offer_is_never_left_open_at_the_gateway()
    {
        await AtEveryMomentAsync(async moment =>
        {
            Offered(OfferKind.PaymentLink);
            var page = OnlyOffer.GetAttributeValue<string>("cpay_link");
            Withdraw();
            var lived = Through(moment, 0, 5, 20, 60, 24 * 60);
            Through(0, 24 * 60);
            await PayAsync(page, "pm_card_visa");
            Assert.That((Status, Link, CaseStatus, StillOwed), Is.EqualTo((OfferStatus.Withdrawn, LinkStage.Ended, CaseStatus.Active, Owed)), $"moment {moment}");
            return lived;
        });
    }

    /// <returns>At how many moments the process died.</returns>
    private async Task<int> AtEveryMomentAsync(Func<int, Task<bool>> livesThrough)
    {
        for (var moment = 1; moment < Forever; moment++)
        {
            OpenACase(Stripe);
            if (await livesThrough(moment)) return moment - 1;

            // A case that goes on would be worked on in later moments, too.
            World.Stage(new Entity("cpay_recoverycase", Case) { ["cpay_status"] = new OptionSetValue((int)Core.Recovery.CaseStatus.ClosedByAPerson), ["cpay_nextactionon"] = null });
        }

        throw new InvalidOperationException($"After {Forever} deaths there is still another moment to die in.");
    }

    /// <summary>Lets time pass and jobs run; they die once, at the moment told.</summary>
    /// <returns>Whether nothing died.</returns>
    private bool Through(int moment, params int[] minutes)
    {
        var died = false;
        if (moment > 0) World.Hooks.KillAsyncStepAt(moment);
        foreach (var wait in minutes)
        {
            World.Clock.Advance(TimeSpan.FromMinutes(wait));
            World.Call("cpay_RunDueWork", World.Dataverse.AdministratorId);
            while (!LivesThroughJobs())
            {
                died = true;
                World.Dataverse.Jobs.Recover();
            }
        }

        World.Hooks.SpareAsyncSteps();
        return !died;
    }

    private bool LivesThroughJobs()
    {
        try
        {
            World.RunJobs();
            return true;
        }
        catch (ProcessKilledException)
        {
            return false;
        }
    }

    /// <summary>The pages that Stripe has for this offer.</summary>
    private async Task<int> LinksAsync()
    {
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", StripeCredentials.SecretKey);
        var sessions = JObject.Parse(await http.GetStringAsync(new Uri(World.Url, "/simulators/stripe/v1/checkout/sessions?limit=100")));
        return sessions["data"]!.Count(session => (string?)session["client_reference_id"] == OnlyOffer.GetAttributeValue<string>("cpay_reference"));
    }
}
