using CrmPayments.Tests.WebApi.Support;

namespace CrmPayments.Tests.WebApi;

public sealed class AnAudit
{
    private WebApiServer _server = null!;
    private Guid _policy;

    [OneTimeSetUp]
    public async Task Start()
    {
        _server = await WebApiServer.StartAsync();
        _policy = await _server.CreateAsync("cpay_refundpolicies", """{"cpay_name":"First"}""");
        await _server.SendAsync("PATCH", $"cpay_refundpolicies({_policy})", """{"cpay_name":"Second"}""");
    }

    [OneTimeTearDown]
    public async Task Stop() => await _server.DisposeAsync();

    [Test]
    public async Task Is_found_by_the_row_it_is_about()
    {
        var answer = await _server.SendAsync("GET", $"audits?$select=operation,_userid_value,objecttypecode&$filter=_objectid_value eq {_policy} and operation eq 2");
        Assert.That(answer.Json["value"]!.Count(), Is.EqualTo(1), answer.Body);
        Assert.That((string?)answer.Json.SelectToken("value[0]._userid_value"), Is.EqualTo(_server.Dataverse.AdministratorId.ToString()));
    }

    [Test]
    public async Task Tells_what_it_changed()
    {
        var found = await _server.SendAsync("GET", $"audits?$select=auditid&$filter=_objectid_value eq {_policy} and operation eq 2");
        var answer = await _server.SendAsync("GET", $"audits({found.Json.SelectToken("value[0].auditid")})/Microsoft.Dynamics.CRM.RetrieveAuditDetails");
        var detail = answer.Json["AuditDetail"]!;
        Assert.That(
            ((string?)detail["@odata.type"], (string?)detail["OldValue"]!["cpay_name"], (string?)detail["NewValue"]!["cpay_name"]),
            Is.EqualTo(("#Microsoft.Dynamics.CRM.AttributeAuditDetail", "First", "Second")), answer.Body);
    }

    [Test]
    public async Task Belongs_to_the_history_of_its_row()
    {
        var answer = await _server.SendAsync("GET", "RetrieveRecordChangeHistory(Target=@target,PagingInfo=@paging)"
            + $"?@target={{'@odata.id':'cpay_refundpolicies({_policy})'}}&@paging={{\"PageNumber\":1,\"Count\":1,\"ReturnTotalRecordCount\":true}}");
        var history = answer.Json["AuditDetailCollection"]!;
        Assert.That(
            ((int)history["TotalRecordCount"]!, (bool)history["MoreRecords"]!, (string?)history.SelectToken("AuditDetails[0].NewValue.cpay_name")),
            Is.EqualTo((2, true, "Second")), answer.Body);
    }

    [Test]
    public async Task Has_a_history_without_pages_too()
    {
        var answer = await _server.SendAsync("GET", $"RetrieveRecordChangeHistory(Target=@target)?@target={{'@odata.id':'cpay_refundpolicies({_policy})'}}");
        Assert.That(answer.Json.SelectToken("AuditDetailCollection.AuditDetails")!.Count(), Is.EqualTo(2), answer.Body);
    }

    [TestCase("POST", "audits", "{}")]
    [TestCase("PATCH", "audits({0})", """{"changedata":"{}"}""")]
    [TestCase("DELETE", "audits({0})", null)]
    public async Task Is_written_by_nobody(string method, string url, string? body)
    {
        var found = await _server.SendAsync("GET", $"audits?$select=auditid&$filter=_objectid_value eq {_policy}");
        var answer = await _server.SendAsync(method, string.Format(System.Globalization.CultureInfo.InvariantCulture, url, found.Json.SelectToken("value[0].auditid")), body);
        Assert.That((answer.Status, answer.Code), Is.EqualTo((400, "0x80040800")), answer.Body);
    }
}
