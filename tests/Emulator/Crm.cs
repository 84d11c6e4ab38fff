using System.Net.Http.Headers;
using System.Text;
using CrmPayments.Core.Gateways;
using CrmPayments.Emulator.Dataverse.Async;
using CrmPayments.Emulator.Gateways;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Emulator;

/// <summary>An emulator's doors, as a script uses them: the Web API, the simulators' books and faults, the clock.</summary>
internal sealed class Crm(Uri url) : IDisposable
{
    public const int Submitted = 192700005, Succeeded = 192700007, Unknown = 192700009;

    private readonly HttpClient _http = new() { BaseAddress = url, Timeout = TimeSpan.FromMinutes(2) };

    /// <summary>Rows of a query such as "cpay_refunds?$select=cpay_status", all pages.</summary>
    public async Task<IReadOnlyList<JObject>> RowsAsync(string query)
    {
        var rows = new List<JObject>();
        for (var next = $"/api/data/v9.2/{query}"; next is not null;)
        {
            var page = await GetAsync(next);
            rows.AddRange(page["value"]!.Cast<JObject>());
            next = (string?)page["@odata.nextLink"];
        }

        return rows;
    }

    /// <summary>Asks for a refund as the administrator of the demo, who needs no approval.</summary>
    public async Task<JObject> RequestRefundAsync(string transactionId, decimal amount, string key) => await PostAsync(
        "/api/data/v9.2/cpay_RequestRefund",
        new JObject { ["TransactionId"] = transactionId, ["Amount"] = amount, ["Reason"] = 192700005, ["Notes"] = "", ["IdempotencyKey"] = key, ["ConfirmDuplicate"] = true },
        "admin@contoso.example");

    /// <summary>The refunds with these keys; fewer rows when some are not recorded.</summary>
    public async Task<IReadOnlyList<JObject>> RefundsAsync(IEnumerable<string> keys)
    {
        var asked = keys.ToHashSet(StringComparer.Ordinal);
        var rows = await RowsAsync("cpay_refunds?$select=cpay_status,cpay_amount,cpay_idempotencykey,_cpay_transactionid_value,cpay_error,cpay_sendcount");
        return [.. rows.Where(row => asked.Contains((string?)row["cpay_idempotencykey"] ?? ""))];
    }

    /// <summary>The simulator's name of each gateway row, by the row's id.</summary>
    public async Task<IReadOnlyDictionary<string, string>> SimulatorsAsync() => (await RowsAsync("cpay_gateways?$select=cpay_baseurl"))
        .ToDictionary(row => (string)row["cpay_gatewayid"]!, row => new Uri((string)row["cpay_baseurl"]!).Segments[^1]);

    /// <param name="simulator">The gateway's, by its name: that of the gateway's type, with hyphens.</param>
    public static GatewayCapabilities Capabilities(string simulator) =>
        GatewayCatalog.Capabilities(Enum.Parse<GatewayType>(simulator.Replace("-", "", StringComparison.Ordinal), ignoreCase: true), atMostOnce: true);

    /// <summary>Nothing that a simulator has to tell is still on its way.</summary>
    public async Task<bool> HasToldAllAsync()
    {
        foreach (var gateway in SimulatorCatalog.Names)
            if (JArray.Parse(await TextAsync($"/simulators/{gateway}/notifications")).Count > 0) return false;
        return true;
    }

    public async Task<JObject> LedgerAsync(string gateway) => await GetAsync($"/simulators/{gateway}/ledger");

    public Task FaultAsync(string gateway, string operation, string kind, int count = 1, int milliseconds = 0) => PostAsync(
        $"/simulators/{gateway}/faults",
        new JObject { ["operation"] = operation, ["kind"] = kind, ["count"] = count, ["milliseconds"] = milliseconds });

    public Task NotifyAsync(string gateway, string eventType, string chargeId) =>
        PostAsync($"/simulators/{gateway}/notify", new JObject { ["event"] = eventType, ["chargeId"] = chargeId });

    /// <summary>Lets five minutes pass, and what is due then come to its end.</summary>
    public async Task PassFiveMinutesAsync()
    {
        await PostAsync("/emulator/clock", new JObject { ["advance"] = "PT5M" });
        await PostAsync("/api/data/v9.2/cpay_RunDueWork", []);
        await PostAsync("/emulator/jobs/run", []);
        await UntilAsync(IsIdleAsync, "no async job is due or running");
    }

    private async Task<bool> IsIdleAsync() =>
        !JArray.Parse(await TextAsync("/emulator/jobs")).Any(job => (AsyncJobState)(int)job["state"]! is AsyncJobState.WaitingForResources or AsyncJobState.InProgress);

    public async Task<JObject> GetAsync(string path) => JObject.Parse(await _http.GetStringAsync(path));

    public async Task<string> TextAsync(string path) => await _http.GetStringAsync(path);

    public async Task<JObject> PostAsync(string path, JObject body, string? user = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body.ToString(), Encoding.UTF8, "application/json") };
        if (user is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", user);
        using var response = await _http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode) throw new InvalidOperationException($"{path} answered {(int)response.StatusCode}: {text}");
        return text.StartsWith('{') ? JObject.Parse(text) : [];
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => _http.SendAsync(request);

    /// <summary>Asks again and again until it is so; the limit only ends a broken test.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo, string what)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!await isSo())
        {
            if (limit.IsCancellationRequested) throw new TimeoutException($"It did not come to this: {what}.");
            await Task.Delay(20, CancellationToken.None);
        }
    }

    public void Dispose() => _http.Dispose();
}
