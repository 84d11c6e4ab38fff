using CrmPayments.Core.Recovery;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Tests.Plugins.Recovery;

public sealed class CreatingDefaultPolicies
{
    [Test]
    public async Task Makes_a_row_of_each_policy_and_step()
    {
        await using var world = await World.StartAsync();
        var answer = world.Call("cpay_CreateDefaultPolicies", world.Dataverse.SystemUserId);
        Assert.Multiple(() =>
        {
            Assert.That((answer["Outcome"], answer["Policies"]), Is.EqualTo(("Created", DefaultPolicies.All.Count)));
            Assert.That(Rows(world, "cpay_recoverypolicy").Select(row => row.Id), Is.EquivalentTo(DefaultPolicies.Rows.Select(row => row.RowId)));
            Assert.That(Rows(world, "cpay_recoverystep"), Has.Count.EqualTo(DefaultPolicies.All.Sum(policy => policy.Steps.Count)));
        });
    }

    [Test]
    public async Task Keeps_what_a_step_says()
    {
        await using var world = await World.StartAsync();
        world.Call("cpay_CreateDefaultPolicies", world.Dataverse.SystemUserId);
        var payday = Rows(world, "cpay_recoverystep").First(row => row.GetAttributeValue<int>("cpay_number") == 21);
        Assert.Multiple(() =>
        {
            Assert.That(payday.GetAttributeValue<OptionSetValue>("cpay_action").Value, Is.EqualTo((int)RecoveryAction.Retry));
            Assert.That(payday.GetAttributeValue<OptionSetValue>("cpay_timing").Value, Is.EqualTo((int)StepTiming.NextPayday));
            Assert.That(payday.GetAttributeValue<int>("cpay_offsetminutes"), Is.EqualTo(1440));
            Assert.That(payday.GetAttributeValue<OptionSetValueCollection>("cpay_reasons").Select(option => option.Value), Is.EqualTo(new[] { 192700000 }));
        });
    }

    [Test]
    public async Task Changes_nothing_the_second_time()
    {
        await using var world = await World.StartAsync();
        world.Call("cpay_CreateDefaultPolicies", world.Dataverse.SystemUserId);
        var first = Rows(world, "cpay_recoverypolicy")[0];
        world.System.Update(new Entity(first.LogicalName, first.Id) { ["cpay_mosttries"] = 3 });
        var again = world.Call("cpay_CreateDefaultPolicies", world.Dataverse.SystemUserId);
        var kept = Rows(world, "cpay_recoverypolicy").Single(row => row.Id == first.Id).GetAttributeValue<int>("cpay_mosttries");
        Assert.That((again["Outcome"], again["Policies"], kept), Is.EqualTo(("Exists", 0, 3)));
    }

    private static List<Entity> Rows(World world, string table) => [.. world.System.RetrieveMultiple(new QueryExpression(table) { ColumnSet = new ColumnSet(true) }).Entities];
}
