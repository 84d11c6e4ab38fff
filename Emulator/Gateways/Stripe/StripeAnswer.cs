using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>An answer before it is written.</summary>
internal sealed record StripeAnswer(int Status, JObject Body)
{
    /// <summary>The endpoint did not start executing: an idempotency key stays unused.</summary>
    public bool KeepsKeyFree { get; init; }

    public static StripeAnswer Ok(JObject body) => new(200, body);

    /// <summary>400 invalid_request_error.</summary>
    /// <param name="message">Never a contract.</param>
    /// <param name="code">Empty for none.</param>
    /// <param name="param">Empty for none.</param>
    public static StripeAnswer Invalid(string message, string code = "", string param = "") => Error(400, "invalid_request_error", message, code, param);

    public static StripeAnswer Missing(string what, string id, string param) =>
        Error(404, "invalid_request_error", $"No such {what}: '{id}'", "resource_missing", param);

    public static StripeAnswer Error(int status, string type, string message, string code = "", string param = "")
    {
        var error = new JObject { ["message"] = message, ["type"] = type };
        if (code.Length > 0) (error["code"], error["doc_url"]) = (code, $"https://stripe.com/docs/error-codes/{code.Replace('_', '-')}");
        if (param.Length > 0) error["param"] = param;
        return new StripeAnswer(status, new JObject { ["error"] = error });
    }
}
