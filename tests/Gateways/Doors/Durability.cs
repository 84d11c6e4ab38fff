using CrmPayments.Emulator.Gateways;
using CrmPayments.Tests.Gateways.Running;

namespace CrmPayments.Tests.Gateways.Doors;

public sealed class Durability
{
    private string _folder = null!;

    private SimulatorOptions Options => new() { DataFile = Path.Combine(_folder, "simulators.db") };

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("simulators").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Books_are_there_after_a_restart()
    {
        string intent;
        await using (var before = await RunningSimulators.StartAsync(Options))
        {
            intent = await before.Stripe.ChargedAsync(1_000);
            await before.Stripe.RefundAsync(intent, 300, "once");
        }

        await using var after = await RunningSimulators.StartAsync(Options);
        var again = await after.Stripe.RefundAsync(intent, 300, "once");
        Assert.That(((bool)again["replayed"]!, (await after.BookedAsync("stripe", intent))["refunds"]!.Count()), Is.EqualTo((true, 1)));
    }

    [Test]
    public async Task A_notification_that_nobody_took_is_sent_after_a_restart()
    {
        await using var receiver = await Receiver.StartAsync();
        receiver.Refuse(int.MaxValue);
        await using (var before = await RunningSimulators.StartAsync(Options))
        {
            await before.DoorAsync("braintree", "settings", new { notificationUrl = receiver.Address.ToString() });
            await before.Braintree.SettledAsync("10.00", "D-told");
            await receiver.NextAsync();
        }

        receiver.Refuse(0);
        await using var after = await RunningSimulators.StartAsync(Options);
        var told = await receiver.NextAsync();
        while (told.Refused) told = await receiver.NextAsync();
        Assert.That(told.Content, Does.Contain("D-told"));
    }

    [Test]
    public async Task A_copy_taken_while_it_runs_holds_everything_that_was_answered()
    {
        // What a killed process leaves behind: the file and its log as they lie on the disk, without a clean end.
        await using var running = await RunningSimulators.StartAsync(Options);
        var intent = await running.Stripe.ChargedAsync(1_000);
        var left = Directory.CreateDirectory(Path.Combine(_folder, "left")).FullName;
        foreach (var file in Directory.GetFiles(_folder, "simulators.db*").Where(name => !name.EndsWith("-shm", StringComparison.Ordinal))) File.Copy(file, Path.Combine(left, Path.GetFileName(file)));
        await using var revived = await RunningSimulators.StartAsync(new SimulatorOptions { DataFile = Path.Combine(left, "simulators.db") });
        Assert.That((string?)(await revived.BookedAsync("stripe", intent))["status"], Is.EqualTo("succeeded"));
    }
}
