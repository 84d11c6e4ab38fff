using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Wompi;

/// <summary>merchants/info and payment_sources.</summary>
internal static class WompiSources
{
    private const int First = 3_000;

    /// <summary>The tokens with which a customer accepts the terms. They are not used up here.</summary>
    public static WompiAnswer Merchant() => WompiAnswer.Ok(new JObject
    {
        ["id"] = 1,
        ["name"] = "Simulator",
        ["presigned_acceptance"] = Accepted("terms"),
        ["presigned_personal_data_auth"] = Accepted("personal-data"),
    });

    public static WompiAnswer Create(WompiCall call)
    {
        if (call.Text("acceptance_token") != "terms") return WompiAnswer.Invalid("acceptance_token", "El token de aceptación no es válido");
        if (call.Text("accept_personal_auth") != "personal-data") return WompiAnswer.Invalid("accept_personal_auth", "El token de aceptación no es válido");
        if (!call.Text("customer_email").Contains('@', StringComparison.Ordinal)) return WompiAnswer.Invalid("customer_email", "No es un correo válido");
        if (call.Page.Find<WompiToken>(call.Text("token")) is not { } token || token.Method.Type != call.Text("type")) return WompiAnswer.Invalid("token", "El token no existe");
        call.Page.Remove<WompiToken>(token.Id);
        return WompiAnswer.Created(Json(call.Page.Put(new WompiSource(First + call.Page.Count<WompiSource>(), token.Method, call.Text("customer_email")))));
    }

    public static WompiAnswer Get(WompiCall call) => call.Page.Find<WompiSource>(call.Id) is { } source ? WompiAnswer.Ok(Json(source)) : WompiAnswer.Missing();

    public static WompiAnswer Void(WompiCall call) =>
        call.Page.Find<WompiSource>(call.Id) is { } source ? WompiAnswer.Ok(Json(call.Page.Put(source with { Voided = true }))) : WompiAnswer.Missing();

    private static JObject Accepted(string token) => new() { ["acceptance_token"] = token, ["permalink"] = "https://wompi.com/terms", ["type"] = "END_USER_POLICY" };

    private static JObject Json(WompiSource source) => new()
    {
        ["id"] = source.Number,
        ["type"] = source.Method.Type,
        ["status"] = source.Voided ? "VOIDED" : "AVAILABLE",
        ["customer_email"] = source.CustomerEmail,
        ["public_data"] = new JObject { ["type"] = source.Method.Type, ["bin"] = source.Method.Bin, ["last_four"] = source.Method.LastFour, ["brand"] = source.Method.Brand },
    };
}
