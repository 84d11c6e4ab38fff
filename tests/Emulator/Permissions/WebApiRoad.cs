using System.Net.Http.Headers;
using System.Text;
using CrmPayments.Emulator.Dataverse;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Tests.Emulator.Permissions;

/// <summary>The Web API: browsers, flows and scripts come this way.</summary>
internal sealed class WebApiRoad(EmbeddedDataverse dataverse, HttpClient http) : IRoad
{
    public Task<Answer> ReadAsync(string table, string user) => SendAsync(HttpMethod.Get, $"{SetOf(table)}?$top=1", null, user);

    public Task<Answer> CreateAsync(Entity row, string user) => SendAsync(HttpMethod.Post, SetOf(row.LogicalName), BodyOf(row), user);

    public Task<Answer> UpdateAsync(Entity row, string user) => SendAsync(HttpMethod.Patch, $"{SetOf(row.LogicalName)}({row.Id})", BodyOf(row), user, ifMatch: true);

    public Task<Answer> DeleteAsync(string table, Guid id, string user) => SendAsync(HttpMethod.Delete, $"{SetOf(table)}({id})", null, user);

    public Task<Answer> CallAsync(string api, IReadOnlyDictionary<string, object> parameters, string user) =>
        SendAsync(HttpMethod.Post, api, new JObject(parameters.Select(parameter => new JProperty(parameter.Key, Plain(parameter.Value)))), user);

    private string SetOf(string table) => dataverse.Metadata.Tables[table].EntitySetName;

    private JObject BodyOf(Entity row) => new(row.Attributes.Select(column => column.Value is EntityReference reference
        ? new JProperty($"{NavigationOf(row.LogicalName, column.Key, reference)}@odata.bind", $"/{SetOf(reference.LogicalName)}({reference.Id})")
        : new JProperty(column.Key, Plain(column.Value))));

    private string NavigationOf(string table, string column, EntityReference to) => dataverse.Metadata.Relationships
        .Single(relationship => relationship.ReferencingTable == table && relationship.ReferencingColumn == column && relationship.ReferencedTable == to.LogicalName)
        .ReferencingNavigationProperty;

    private static object Plain(object value) => value switch
    {
        OptionSetValue choice => choice.Value,
        Choice choice => choice.Value,
        Money money => money.Value,
        Guid id => id.ToString(),
        _ => value,
    };

    private async Task<Answer> SendAsync(HttpMethod method, string path, JObject? body, string user, bool ifMatch = false)
    {
        using var request = new HttpRequestMessage(method, $"/api/data/v9.2/{path}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", user);
        if (ifMatch) request.Headers.TryAddWithoutValidation("If-Match", "*");
        if (body is not null) request.Content = new StringContent(body.ToString(), Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode) return new Answer($"{(int)response.StatusCode} {text}");
        var told = text.StartsWith('{') ? JObject.Parse(text) : [];
        return new Answer("", (string?)told["Outcome"] ?? (string?)told["Kind"] ?? "");
    }
}
