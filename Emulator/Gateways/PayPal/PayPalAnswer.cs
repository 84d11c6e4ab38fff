using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.PayPal;

/// <summary>An answer before it is written.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">Null: none (204).</param>
internal sealed record PayPalAnswer(int Status, JObject? Body)
{
    public static PayPalAnswer Ok(JObject body) => new(200, body);

    public static PayPalAnswer Created(JObject body) => new(201, body);

    public static PayPalAnswer NoContent() => new(204, null);

    /// <summary>400: malformed.</summary>
    /// <param name="issue">MISSING_REQUIRED_PARAMETER, INVALID_PARAMETER_SYNTAX, …</param>
    /// <param name="field">A JSON pointer.</param>
    public static PayPalAnswer Invalid(string issue, string field) =>
        Error(400, "INVALID_REQUEST", "Request is not well-formed, syntactically incorrect, or violates schema.", issue, "The request is not valid.", field);

    /// <summary>422: understood, and refused.</summary>
    public static PayPalAnswer Refused(string issue, string description = "", string field = "") => Error(
        422, "UNPROCESSABLE_ENTITY", "The requested action could not be performed, semantically incorrect, or failed business validation.", issue,
        description.Length > 0 ? description : "The request was refused.", field);

    public static PayPalAnswer Missing() => Error(404, "RESOURCE_NOT_FOUND", "The specified resource does not exist.", "INVALID_RESOURCE_ID", "Specified resource ID does not exist. Please check the resource ID and try again.");

    public static PayPalAnswer Error(int status, string name, string message, string issue = "", string description = "", string field = "")
    {
        var body = new JObject { ["name"] = name, ["message"] = message };
        if (issue.Length == 0) return new PayPalAnswer(status, body);
        var detail = new JObject { ["issue"] = issue, ["description"] = description };
        if (field.Length > 0) (detail["field"], detail["location"]) = (field, "body");
        body["details"] = new JArray(detail);
        return new PayPalAnswer(status, body);
    }
}
