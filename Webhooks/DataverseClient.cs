using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Azure.Identity;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Webhooks;

/// <summary>The few Web API calls this service makes.</summary>
public sealed class DataverseClient(HttpClient http, IAccessTokens tokens)
{
    private const string Api = "api/data/v9.2/";
    private const string NoSuchRow = "0x80040217";
    private const int LongestMessage = 500;

    /// <returns>The row; null when there is none.</returns>
    /// <exception cref="DataverseUnavailableException">Dataverse did not answer, or with an error.</exception>
    public async Task<JObject?> FindAsync(string set, Guid id, string columns, CancellationToken cancel)
    {
        using var response = await SendAsync(HttpMethod.Get, $"{set}({id})?$select={columns}", null, cancel).ConfigureAwait(false);
        var answer = await ReadAsync(response, cancel).ConfigureAwait(false);

        // An address without Dataverse behind it answers 404 too, and says nothing about the row.
        return response.StatusCode == HttpStatusCode.NotFound && Error(answer, "code") == NoSuchRow ? null : Require(answer, response.StatusCode);
    }

    /// <summary>Calls an unbound action.</summary>
    /// <returns>Its output parameters.</returns>
    /// <inheritdoc cref="FindAsync" path="/exception"/>
    public async Task<JObject> CallAsync(string action, JObject parameters, CancellationToken cancel)
    {
        using var response = await SendAsync(HttpMethod.Post, action, parameters, cancel).ConfigureAwait(false);
        return Require(await ReadAsync(response, cancel).ConfigureAwait(false), response.StatusCode);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, JObject? body, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, Api + path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        request.Headers.Add("OData-Version", "4.0");
        request.Headers.Add("OData-MaxVersion", "4.0");
        if (body is not null) request.Content = new StringContent(body.ToString(Formatting.None), Encoding.UTF8, "application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", await TokenAsync(cancel).ConfigureAwait(false));
        try
        {
            return await http.SendAsync(request, cancel).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is HttpRequestException || (fault is TaskCanceledException && !cancel.IsCancellationRequested))
        {
            throw new DataverseUnavailableException("Dataverse did not answer.", null, fault);
        }
    }

    private async Task<string> TokenAsync(CancellationToken cancel)
    {
        try
        {
            return await tokens.GetAsync(cancel).ConfigureAwait(false);
        }
        catch (AuthenticationFailedException fault)
        {
            throw new DataverseUnavailableException("Microsoft Entra gave no token for Dataverse: check the managed identity, or the AZURE_* variables.", null, fault);
        }
    }

    /// <returns>Null: not a JSON object.</returns>
    private static async Task<JObject?> ReadAsync(HttpResponseMessage response, CancellationToken cancel)
    {
        try
        {
            return JObject.Parse(await response.Content.ReadAsStringAsync(cancel).ConfigureAwait(false));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JObject Require(JObject? answer, HttpStatusCode status)
    {
        if ((int)status is < 200 or > 299) throw new DataverseUnavailableException($"Dataverse answered {(int)status}: {OneLine(Error(answer, "message"))}", status, null);

        // Something in between (a proxy, a sign-in or maintenance page) can answer 200 too; it has stored nothing.
        return answer ?? throw new DataverseUnavailableException("The answer is not Dataverse's: it is no JSON object.", status, null);
    }

    private static string? Error(JObject? answer, string field) => (answer?["error"] as JObject)?[field]?.ToString();

    /// <summary>Not endless and without line breaks: it goes into a log.</summary>
    private static string OneLine(string? message) => string.IsNullOrEmpty(message)
        ? "without a message."
        : string.Concat(message.Take(LongestMessage).Select(letter => char.IsControl(letter) ? ' ' : letter));
}
