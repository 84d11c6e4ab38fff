using CrmPayments.Core.Gateways;
using CrmPayments.Core.Messages;
using CrmPayments.Core.Refunds;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Webhooks;

/// <summary>A refund with a link to its status page.</summary>
public abstract class StatusPageTests : ServiceTests
{
    private protected Guid RefundId { get; } = new("f0000000-0000-0000-0000-000000000001");

    private protected static StatusLinks Links { get; } = new(new Secret(FakeDataverse.StatusKey));

    private protected void Put(RefundStatus status, Action<JObject>? change = null)
    {
        var row = new JObject
        {
            ["cpay_status"] = (int)status,
            ["cpay_bouncedon"] = null,
            ["cpay_amount"] = 1234.50m,
            ["cpay_expectedon"] = "2026-11-30",
            ["cpay_tracenumber"] = null,
            ["transactioncurrencyid"] = new JObject { ["isocurrencycode"] = "EUR", ["currencyprecision"] = 2 },
        };
        change?.Invoke(row);
        Dataverse.Refunds[RefundId] = row;
    }

    private protected string Token(int language = 1033, Guid? refundId = null, TimeSpan? worksFor = null) =>
        Links.Sign(new StatusLink(refundId ?? RefundId, Service.Clock.Now + (worksFor ?? StatusLink.WorksFor), language));

    private protected Task<HttpResponseMessage> OpenAsync(string token, string query = "") => Service.Http.GetAsync($"/status/{token}{query}");

    private protected async Task<string> PageAsync(string token, string query = "")
    {
        using var answer = await OpenAsync(token, query);
        return await answer.Content.ReadAsStringAsync();
    }
}
