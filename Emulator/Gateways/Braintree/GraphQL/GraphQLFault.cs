using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Braintree.GraphQL;

/// <summary>An entry of a GraphQL answer's errors.</summary>
internal sealed class GraphQLFault(string message, string errorClass = "VALIDATION", string legacyCode = "", string inputPath = "", int line = 1, int column = 1)
    : Exception(message)
{
    /// <param name="path">Where in the answer; null for a document that was not executed.</param>
    public JObject ToJson(JArray? path)
    {
        var extensions = new JObject { ["errorClass"] = errorClass, ["errorType"] = path is null ? "developer_error" : "user_error" };
        if (legacyCode.Length > 0) extensions["legacyCode"] = legacyCode;
        if (inputPath.Length > 0) extensions["inputPath"] = new JArray(inputPath.Split('.'));
        var json = new JObject
        {
            ["message"] = Message,
            ["locations"] = new JArray(new JObject { ["line"] = line, ["column"] = column }),
            ["extensions"] = extensions,
        };
        if (path is not null) json["path"] = path;
        return json;
    }
}
