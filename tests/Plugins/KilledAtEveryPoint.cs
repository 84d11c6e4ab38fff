using CrmPayments.Core.Refunds;
using CrmPayments.Emulator.Dataverse;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Plugins;

/// <summary>
/// The process dies before or after every single write and read of every async step a refund takes. After the next start and
/// some due work there is one refund in the books, and Dataverse says the same; its money is reserved at every instant.
/// </summary>
internal sealed class KilledAtEveryPoint : PluginTests
{
    private const int Forever = 200;

    private static readonly string[] Answers = ["", "drop-before", "drop-after", "rate-limit"];

    private static IEnumerable<TestCaseData> Cases =>
        from gateway in Returning where gateway.HasKeys from answer in Answers from deaths in new[] { 1, 2 } select new TestCaseData(gateway, answer, deaths);

    /// <summary>Those without keys, and Braintree where they are switched off.</summary>
    private static IEnumerable<TestCaseData> WithoutKeys =>
        from gateway in Returning where !gateway.HasKeys || gateway == TestGateway.All[0] from answer in Answers from deaths in new[] { 1, 2 } select new TestCaseData(gateway, answer, deaths);

    [TestCaseSource(nameof(Cases))]
    public async Task A_refund_is_booked_once_and_known(TestGateway gateway, string answer, int deaths)
    {
        var moments = await AtEveryMomentAsync(async moment =>
        {
            var charge = await World.ChargeAsync(gateway, 80m);
            if (answer.Length > 0) await World.FaultAsync(gateway, gateway.GiveBack, answer);
            var lived = await RefundAsync(charge, gateway.Part(80m, 30m), moment, deaths);
            var booked = await charge.BookedAsync();
            Assert.Multiple(() =>
            {
                Assert.That(booked.Select(refund => (decimal)refund["amount"]!), Is.EqualTo(new[] { gateway.Part(80m, 30m) }), "the gateway's books");
                AssertDone(charge, gateway.Part(80m, 30m), 80m - gateway.Part(80m, 30m));
            });
            return lived;
        });
        Assert.That(moments, Is.GreaterThanOrEqualTo(8), "the sending alone has four requests");
    }

    [Test]
    public async Task A_void_is_made_once_and_known([Values(1, 2)] int deaths)
    {
        var braintree = Gateways[0];
        await AtEveryMomentAsync(async moment =>
        {
            var charge = await World.ChargeAsync(braintree, 80m, settled: false);
            var lived = await RefundAsync(charge, 80m, moment, deaths);
            Assert.That((await charge.BookedStatusAsync()).ToLowerInvariant(), Does.Contain("void"));
            Assert.Multiple(() => AssertDone(charge, 80m, 0m));
            return lived;
        });
    }

    [TestCaseSource(nameof(WithoutKeys))]
    public async Task Where_no_key_is_remembered_it_is_never_sent_twice_and_a_person_decides(TestGateway gateway, string answer, int deaths)
    {
        World.System.Update(new Entity("cpay_gateway", gateway.Id) { ["cpay_atmostonce"] = false });
        await AtEveryMomentAsync(async moment =>
        {
            var charge = await World.ChargeAsync(gateway, 80m);
            if (answer.Length > 0) await World.FaultAsync(gateway, gateway.GiveBack, answer);
            var lived = await RefundAsync(charge, gateway.Part(80m, 30m), moment, deaths);
            var booked = await charge.BookedAsync();
            Assert.That(booked, Has.Count.LessThanOrEqualTo(1));
            if (lived && answer != "drop-before") Assert.That(booked, Has.Count.EqualTo(1), "who does not die has it booked, unless it never arrived");
            var known = gateway.FindsRefunds || (lived && answer is "" or "rate-limit") ? [RefundStatus.Succeeded] : new[] { RefundStatus.Succeeded, RefundStatus.Unknown };
            Assert.That(TestCharge.StatusOf(charge.OnlyRefund), booked.Count == 1 ? Is.AnyOf(known) : Is.EqualTo(RefundStatus.Unknown), $"booked {booked.Count} times");
            return lived;
        });
    }

    [Test]
    public async Task A_notification_is_applied_once()
    {
        var stripe = Gateways[1];
        await AtEveryMomentAsync(async moment =>
        {
            var told = await stripe.ChargeAsync(World.Url, 80m);
            var refund = await World.RefundInConsoleAsync(told.Id, 25m);
            World.Ingest(stripe, await World.DeliverAsync(stripe, "refund.created", refundId: refund, apply: false));
            World.Hooks.KillAsyncStepAt(moment);
            var lived = LivesThroughJobs();
            World.Dataverse.Jobs.Recover();
            World.RunJobs();
            var charge = World.Rows("cpay_transaction", "cpay_gatewayid", stripe.Id).Single(row => (string)row["cpay_gatewaytransactionid"] == told.Id);
            Assert.Multiple(() =>
            {
                Assert.That(World.Rows("cpay_refund", "cpay_transactionid", charge.Id), Has.Count.EqualTo(1));
                Assert.That(charge.GetAttributeValue<Money>("cpay_refundableamount").Value, Is.EqualTo(55m));
                Assert.That(World.Rows("cpay_paymentattempt", "cpay_transactionid", charge.Id), Has.Count.EqualTo(2), "the charge and its refund");
            });
            World.Hooks.SpareAsyncSteps();
            return lived;
        });
    }

    /// <returns>At how many moments the process died.</returns>
    private static async Task<int> AtEveryMomentAsync(Func<int, Task<bool>> livesThrough)
    {
        for (var moment = 1; moment < Forever; moment++)
        {
            if (await livesThrough(moment)) return moment - 1;
        }

        throw new InvalidOperationException($"After {Forever} deaths there is still another moment to die in.");
    }

    /// <summary>Asks for a refund and lets the process die on its way, as often as told; then lets it live and time pass.</summary>
    /// <returns>Whether it outlived the moment.</returns>
    private async Task<bool> RefundAsync(TestCharge charge, decimal amount, int moment, int deaths)
    {
        charge.Request(amount);
        var died = 0;
        World.Hooks.KillAsyncStepAt(moment);
        foreach (var minutes in new[] { 0, 2, 5, 10, 60, 24 * 60, 24 * 60 })
        {
            World.Clock.Advance(TimeSpan.FromMinutes(minutes));
            World.Call("cpay_RunDueWork", World.Dataverse.AdministratorId);
            while (!LivesThroughJobs())
            {
                AssertReserved(charge, amount);
                World.Dataverse.Jobs.Recover();
                if (++died < deaths) World.Hooks.KillAsyncStepAt(moment);
            }

            AssertReserved(charge, amount);
        }

        World.Hooks.SpareAsyncSteps();
        await Task.WhenAll(Gateways.Select(World.ClearFaultsAsync));
        return died == 0;
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

    private static void AssertReserved(TestCharge charge, decimal amount) =>
        Assert.That(charge.Reserved + charge.Refunded, Is.EqualTo(amount), "reserved until it is given back");

    private static void AssertDone(TestCharge charge, decimal refunded, decimal refundable)
    {
        Assert.That(TestCharge.StatusOf(charge.OnlyRefund), Is.EqualTo(RefundStatus.Succeeded));
        Assert.That(charge.Refunded, Is.EqualTo(refunded));
        Assert.That(charge.Refundable, Is.EqualTo(refundable));
        Assert.That(charge.Attempts.Count(IsSuccess), Is.EqualTo(1), "one line on the timeline tells of the success");
    }

    private static bool IsSuccess(Entity attempt) => attempt.GetAttributeValue<OptionSetValue>("cpay_outcome").Value == 192700003;
}
