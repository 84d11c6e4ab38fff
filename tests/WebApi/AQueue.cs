using CrmPayments.Tests.WebApi.Support;

namespace CrmPayments.Tests.WebApi;

public sealed class AQueue
{
    private WebApiServer _server = null!;

    [OneTimeSetUp]
    public async Task Start() => _server = await WebApiServer.StartAsync();

    [OneTimeTearDown]
    public async Task Stop() => await _server.DisposeAsync();

    [Test]
    public async Task Takes_rows_and_lets_them_go_by_actions()
    {
        var queue = await _server.CreateAsync("queues", """{"name":"Approvals"}""");
        var task = await _server.CreateAsync("tasks", """{"subject":"Look"}""");
        var added = await _server.SendAsync("POST", $"queues({queue})/Microsoft.Dynamics.CRM.AddToQueue", $$"""{ "Target": { "@odata.type": "Microsoft.Dynamics.CRM.task", "activityid": "{{task}}" } }""");
        var item = (string?)added.Json["QueueItemId"];
        var read = await _server.SendAsync("GET", $"queueitems({item})?$select=title,_queueid_value,_objectid_value");
        Assert.That(((string?)read.Json["title"], (string?)read.Json["_queueid_value"], (string?)read.Json["_objectid_value"]), Is.EqualTo(("Look", queue.ToString(), task.ToString())), added.Body);
        var removed = await _server.SendAsync("POST", $"queueitems({item})/Microsoft.Dynamics.CRM.RemoveFromQueue");
        Assert.That((removed.Status, (await _server.SendAsync("GET", $"queueitems({item})")).Status), Is.EqualTo((204, 404)), removed.Body);
    }
}
