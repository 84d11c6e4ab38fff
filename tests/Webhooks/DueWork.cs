using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Webhooks;

public sealed class DueWork
{
    private static readonly TimeSpan Often = TimeSpan.FromMilliseconds(5);

    [Test]
    public async Task Is_started_at_its_interval_and_told_by_health()
    {
        await using var service = await Service.StartAsync(options => options.DueWorkEvery = Often);
        await service.Dataverse.DueWorkRan.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.That((bool)(await RunAsync(service, _ => true))["succeeded"]!, Is.True);
    }

    [Test]
    public async Task Goes_on_after_a_failed_run()
    {
        await using var service = await Service.StartAsync(options => options.DueWorkEvery = Often);
        service.Dataverse.Fault("cpay_RunDueWork", 503, "0x80072321", "Busy.");
        service.Dataverse.Answer("cpay_RunDueWork", 200, "<html>maintenance</html>");
        await service.Dataverse.DueWorkRan.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.That((bool)(await RunAsync(service, run => (bool)run["succeeded"]!))["succeeded"]!, Is.True);
    }

    [Test]
    public async Task Does_not_end_the_service_when_there_is_no_token()
    {
        await using var service = await Service.StartAsync(options => options.DueWorkEvery = Often, new WhenDataverseMisbehaves.NoTokens());
        Assert.That((bool)(await RunAsync(service, _ => true))["succeeded"]!, Is.False);
    }

    [Test]
    public async Task Tells_the_world_only_when_and_whether()
    {
        await using var service = await Service.StartAsync(options => options.DueWorkEvery = Often);
        service.Dataverse.Fault("cpay_RunDueWork", 403, "0x80040220", "Principal user is missing prvWritecpay_GatewayEvent.");
        var run = await RunAsync(service, _ => true);
        Assert.That(run.Properties().Select(property => property.Name), Is.EquivalentTo(["endedOn", "succeeded"]));
    }

    [Test]
    public async Task Is_not_run_by_a_copy_that_is_told_so()
    {
        await using var service = await Service.StartAsync();
        var health = JObject.Parse(await service.Http.GetStringAsync("/webhooks/health"));
        Assert.That(health["lastRun"]!.Type, Is.EqualTo(JTokenType.Null));
    }

    /// <summary>Asks until a run that fits has ended; the limit only ends a broken test.</summary>
    private static async Task<JObject> RunAsync(Service service, Func<JObject, bool> fits)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var health = JObject.Parse(await service.Http.GetStringAsync("/webhooks/health", limit.Token));
            if (health["lastRun"] is JObject run && fits(run)) return run;
        }
    }
}
