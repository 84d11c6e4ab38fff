using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Tests.Dataverse.Lab;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Tests.Dataverse.Pipeline;

/// <summary>A plug-in that waits for a web server holds up nobody it need not hold up.</summary>
public sealed class ASlowPlugin
{
    private static readonly CustomApiParameter[] Input = [new("Url", 10, true, null)];

    [Test]
    public async Task That_has_not_written_yet_keeps_no_writer_out()
    {
        using var outside = new Outside();
        using var lab = new Laboratory().WithApi("lab_CallOut", "CallOut", Input);
        var api = Task.Run(() => lab.Admin.Execute(new OrganizationRequest("lab_CallOut") { ["Url"] = outside.Url }));
        await Task.WhenAny(outside.Asked, api);
        lab.AddAccount();
        Assert.That((api.IsCompleted, lab.Count(LabTables.Account)), Is.EqualTo((false, 1)));
        outside.Answer();
        await api;
        Assert.That(lab.Logs(), Is.EqualTo(new[] { "called out" }));
    }

    [Test]
    public async Task That_holds_the_writer_keeps_no_reader_out_and_a_writer_no_longer_than_the_time_limit()
    {
        using var outside = new Outside();
        using var lab = new Laboratory { WriteTimeout = TimeSpan.FromMilliseconds(50) }
            .With("CallOut", "Create", LabTables.Entry, 20, outside.Url);
        lab.AddAccount("before");
        var slow = Task.Run(() => lab.Admin.Create(new Entity(LabTables.Entry)));
        await Task.WhenAny(outside.Asked, slow);
        Assert.Multiple(() =>
        {
            Assert.That(lab.Count(LabTables.Account), Is.EqualTo(1));
            Assert.That(lab.Count(LabTables.Entry), Is.Zero, "what is not committed is not seen");
            Assert.That(Faulted.By(() => lab.AddAccount()).Code(), Is.EqualTo("0x80044151"));
        });
        outside.Answer();
        await slow;
        lab.AddAccount();
        Assert.That((lab.Count(LabTables.Account), lab.Count(LabTables.Entry)), Is.EqualTo((2, 1)));
    }

    [Test]
    public async Task Is_outlasted_by_fifty_waiting_writers_while_fifty_readers_are_answered()
    {
        using var outside = new Outside();
        using var lab = new Laboratory().With("CallOut", "Create", LabTables.Entry, 20, outside.Url);
        lab.AddAccount("before");
        var slow = Task.Run(() => lab.Admin.Create(new Entity(LabTables.Entry)));
        await Task.WhenAny(outside.Asked, slow);
        var writers = Enumerable.Range(0, 50).Select(_ => Task.Run(() => lab.AddAccount())).ToArray();
        var readers = Enumerable.Range(0, 50).Select(_ => Task.Run(() => lab.Count(LabTables.Account))).ToArray();
        var seen = await Task.WhenAll(readers).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.That((seen.Distinct().Single(), writers.Any(writer => writer.IsCompleted)), Is.EqualTo((1, false)));
        outside.Answer();
        await Task.WhenAll(writers).WaitAsync(TimeSpan.FromSeconds(20));
        Assert.That(lab.Count(LabTables.Account), Is.EqualTo(51));
    }
}
