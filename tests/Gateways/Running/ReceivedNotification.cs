using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace CrmPayments.Tests.Gateways.Running;

/// <param name="Headers">Names in any case.</param>
/// <param name="Body">As it came.</param>
/// <param name="Refused">It was answered with 500.</param>
public sealed record ReceivedNotification(IReadOnlyDictionary<string, string> Headers, string Body, bool Refused)
{
    /// <summary>The JSON or, of a Braintree form, the XML inside.</summary>
    public string Content => Form("bt_payload") is { Length: > 0 } payload ? Encoding.UTF8.GetString(Convert.FromBase64String(payload)) : Body;

    public string Form(string field) => Body.StartsWith('{') ? "" : QueryHelpers.ParseQuery(Body).GetValueOrDefault(field).ToString();
}
