using CrmPayments.Emulator.Gateways.Faults;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.AuthorizeNet;

/// <summary>The vendor's answers: no root member, and a byte-order mark before each.</summary>
internal static class AuthorizeNetJson
{
    public static VendorAnswer Write(JObject content, int status = 200) => new(status, "application/json", "\uFEFF" + content.ToString(Formatting.None));

    /// <param name="content">What comes before the outer block.</param>
    /// <param name="refId">Echoed; null for none.</param>
    public static VendorAnswer Ok(JObject content, string? refId) => Write(Closed(content, refId, "Ok", "I00001", "Successful."));

    public static VendorAnswer Nothing(JObject content, string? refId) => Write(Closed(content, refId, "Ok", "I00004", "No records found."));

    public static VendorAnswer Error(string code, string text, string? refId = null, JObject? content = null, int status = 200) =>
        Write(Closed(content ?? [], refId, "Error", code, text), status);

    private static JObject Closed(JObject content, string? refId, string result, string code, string text)
    {
        if (refId is not null) content["refId"] = refId;
        content["messages"] = new JObject { ["resultCode"] = result, ["message"] = new JArray(new JObject { ["code"] = code, ["text"] = text }) };
        return content;
    }
}
