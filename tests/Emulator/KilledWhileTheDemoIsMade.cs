using CrmPayments.Emulator.Gateways;

namespace CrmPayments.Tests.Emulator;

public sealed class KilledWhileTheDemoIsMade
{
    [Test]
    public async Task Completes_it_at_the_next_start_and_both_books_agree()
    {
        var random = new Random(2026);
        using var folder = new TestFolder();
        var url = TestPort.Free();
        string[] arguments = ["--urls", url.ToString(), "--data", folder.Path];
        for (var kill = 0; kill < 5; kill++)
        {
            await using var interrupted = EmulatorProcess.Launch(arguments);
            await Crm.UntilAsync(() => Task.FromResult(interrupted.Output.Contains("Charging", StringComparison.Ordinal) || interrupted.IsReady), "the demo customers are charged");
            await Task.Delay(random.Next(200, 900));
            await interrupted.KillAsync();
        }

        await using var emulator = await EmulatorProcess.StartAsync(arguments);
        using var crm = new Crm(url);
        await Crm.UntilAsync(
            async () =>
            {
                if ((await crm.RowsAsync("cpay_gatewayevents?$select=cpay_status&$filter=cpay_status eq 192700000")).Count == 0) return true;

                // Those that were being applied at a kill are due again after five minutes.
                await crm.PassFiveMinutesAsync();
                return false;
            },
            "all notifications are applied");
        var rows = (await crm.RowsAsync("cpay_transactions?$select=cpay_gatewaytransactionid,cpay_refundedamount")).ToDictionary(row => (string)row["cpay_gatewaytransactionid"]!, row => (decimal)row["cpay_refundedamount"]!);
        foreach (var gateway in SimulatorCatalog.Names)
        {
            var told = (await crm.LedgerAsync(gateway))["charges"]!.ToList();
            Assert.Multiple(() =>
            {
                Assert.That(told.Select(charge => (string?)charge["reference"]), Is.Unique, $"each order is charged once at {gateway}");
                Assert.That(told.Where(charge => !rows.ContainsKey((string)charge["id"]!)), Is.Empty, $"charges of {gateway} that never arrived");
                Assert.That(told.Where(charge => rows.TryGetValue((string)charge["id"]!, out var refunded) && refunded != charge["refunds"]!.Sum(refund => (decimal)refund["amount"]!)), Is.Empty, $"charges of {gateway} whose refunds differ");
            });
        }
    }
}
