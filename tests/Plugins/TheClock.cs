using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Plugins;

/// <summary>cpay_RunDueWork: marks what is due, shares its page fairly, and leaves a visible trace.</summary>
internal sealed class TheClock : PluginTests
{
    private static readonly Guid LastRun = new("6d1f0b0e-2b1c-4a53-9d0f-5f2c9a7b1c01");

    [Test]
    public void Says_when_it_ran_last_and_that_nothing_was_due()
    {
        Run();
        World.Clock.Advance(TimeSpan.FromMinutes(1));
        var answer = Run();
        Assert.Multiple(() =>
        {
            Assert.That(Row.GetAttributeValue<DateTime>("cpay_lastrunon"), Is.EqualTo(World.Clock.GetUtcNow().UtcDateTime));
            Assert.That(Row.GetAttributeValue<string>("cpay_startedwork"), Is.EqualTo("Nothing was due."));
            Assert.That(Row.Contains("cpay_oldestdueon"), Is.False);
            Assert.That(answer["Message"], Is.EqualTo("Nothing was due."));
        });
    }

    [Test]
    public void Tells_what_it_started_and_how_long_the_oldest_has_waited()
    {
        var due = World.Clock.GetUtcNow().UtcDateTime.AddHours(-3);
        DueEvents(2, due);
        var answer = Run();
        Assert.Multiple(() =>
        {
            Assert.That(answer["GatewayEvents"], Is.EqualTo(2));
            Assert.That(Row.GetAttributeValue<string>("cpay_startedwork"), Is.EqualTo("Started: gateway events: 2."));
            Assert.That(Row.GetAttributeValue<DateTime>("cpay_oldestdueon"), Is.EqualTo(due));
        });
    }

    [Test]
    public void Starts_no_more_than_it_is_told_and_the_longest_waiting_first()
    {
        var now = World.Clock.GetUtcNow().UtcDateTime;
        DueEvents(3, now.AddHours(-1));
        DueEvents(1, now.AddHours(-2), "longest");
        Assert.That(Run(1)["GatewayEvents"], Is.EqualTo(1));
        Assert.That(World.Rows("cpay_gatewayevent", "cpay_eventid", "longest-0").Single().Contains("cpay_tryrequestedon"), Is.True);
    }

    [Test]
    public void Can_be_run_by_several_at_once()
    {
        DueEvents(5, World.Clock.GetUtcNow().UtcDateTime);
        Assert.That(() => Parallel.For(0, 4, _ => Run()), Throws.Nothing);
        Assert.That(World.Rows("cpay_clockrun", "cpay_clockrunid", LastRun), Has.Count.EqualTo(1));
    }

    private Entity Row => World.System.Retrieve("cpay_clockrun", LastRun, new ColumnSet(true));

    private ParameterCollection Run(int? most = null) => World.Call("cpay_RunDueWork", World.Dataverse.AdministratorId, ("MaxItems", most));

    private void DueEvents(int count, DateTime due, string name = "due")
    {
        for (var number = 0; number < count; number++)
        {
            World.System.Create(new Entity("cpay_gatewayevent")
            {
                ["cpay_name"] = "Due",
                ["cpay_gatewayid"] = new EntityReference("cpay_gateway", Gateways[1].Id),
                ["cpay_eventid"] = $"{name}-{number}",
                ["cpay_status"] = new OptionSetValue(192700003),
                ["cpay_nexttryon"] = due,
            });
        }
    }
}
