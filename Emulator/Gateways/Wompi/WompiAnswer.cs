using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Wompi;

/// <summary>An answer before it is written.</summary>
internal sealed record WompiAnswer(int Status, JObject Body)
{
    public static WompiAnswer Ok(JToken data) => new(200, new JObject { ["data"] = data, ["meta"] = new JObject() });

    public static WompiAnswer Created(JToken data) => new(201, new JObject { ["data"] = data, ["meta"] = new JObject() });

    /// <summary>422: one field and its text.</summary>
    public static WompiAnswer Invalid(string field, string text) => new(422, new JObject
    {
        ["error"] = new JObject { ["type"] = "INPUT_VALIDATION_ERROR", ["messages"] = new JObject { [field] = new JArray(text) } },
    });

    public static WompiAnswer Missing() => Error(404, "NOT_FOUND_ERROR", "La entidad solicitada no existe");

    public static WompiAnswer Error(int status, string type, string reason) => new(status, new JObject { ["error"] = new JObject { ["type"] = type, ["reason"] = reason } });
}
