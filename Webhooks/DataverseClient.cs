using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Webhooks;

/// <summary>The few Web API calls this service makes.</summary>
public sealed class DataverseClient(HttpClient http, IAccessTokens tokens)
{
    private const string Api = "api/data/v9.2/";

    /// <returns>The row; null when there is none.</returns>
    /// <exception cref="DataverseUnavailableException">Dataverse did not answer, or with an error.</exception>
    public async Task<JObject?> FindAsync(string set, Guid id, string columns, CancellationToken cancel)
    {
        using var response = await SendAsync(HttpMethod.Get, $"{set}({id})?$select={columns}", null, cancel).ConfigureAwait(false);
        return response.StatusCode == HttpStatusCode.NotFound ? null : await ReadAsync(response, cancel).ConfigureAwait(false);
    }

    /// <summary>Calls an unbound action.</summary>
    /// <inheritdoc cref="FindAsync" path="/exception"/>
    public async Task<JObject> CallAsync(string action, JObject parameters, CancellationToken cancel)
    {
        using var response = await SendAsync(HttpMethod.Post, action, parameters, cancel).ConfigureAwait(false);
        return await ReadAsync(response, cancel).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, JObject? body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, Api + path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Add("OData-Version", "4.0");
        request.Headers.Add("OData-MaxVersion", "4.0");
        if (body is not null) request.Content = new StringContent(body.ToString(Newtonsoft.Json.Formatting.None), Encoding.UTF8, "application/json");
        try
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await tokens.GetAsync(cancel).ConfigureAwait(false));
            return await http.SendAsync(request, cancel).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            throw new DataverseUnavailableException("Dataverse did not answer.", null, fault);
        }
    }

    private static async Task<JObject> ReadAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        var text = await response.Content.ReadAsStringAsync(cancel).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode) throw new DataverseUnavailableException(ErrorOf(text, response.StatusCode), response.StatusCode, null);
        return text.Length == 0 ? [] : JObject.Parse(text);
    }

    private static string ErrorOf(string text, HttpStatusCode status)
    {
        try
        {
            return (string?)JObject.Parse(text)["error"]?["message"] ?? $"Dataverse answered {(int)status}.";
        }
        catch (Newtonsoft.Json.JsonException)
        {
            return $"Dataverse answered {(int)status} without a message.";
        }
    }
}
