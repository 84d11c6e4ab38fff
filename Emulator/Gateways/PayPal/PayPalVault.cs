using CrmPayments.Emulator.Gateways.Books;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.PayPal;

/// <summary>Vault v3: setup tokens and payment tokens.</summary>
internal static class PayPalVault
{
    public static PayPalAnswer CreateSetup(PayPalCall call) => Store(call, isSetup: true);

    public static PayPalAnswer Create(PayPalCall call)
    {
        if (call.Body["payment_source"]?["token"] is null) return Store(call, isSetup: false);
        if (call.Page.Find<PayPalVaultToken>(call.Text("payment_source.token.id")) is not { IsSetup: true } setup)
            return PayPalAnswer.Refused("TOKEN_ID_NOT_FOUND", "Specified token was not found.", "/payment_source/token/id");
        call.Page.Remove<PayPalVaultToken>(setup.Id);
        return PayPalAnswer.Created(PayPalJson.VaultToken(call.Page.Put(setup with { Id = VendorIds.Braintree(), IsSetup = false })));
    }

    public static PayPalAnswer Get(PayPalCall call) =>
        call.Page.Find<PayPalVaultToken>(call.Id) is { } token ? PayPalAnswer.Ok(PayPalJson.VaultToken(token)) : PayPalAnswer.Missing();

    public static PayPalAnswer List(PayPalCall call)
    {
        if (call.Asked("customer_id").Length == 0) return PayPalAnswer.Invalid("MISSING_REQUIRED_PARAMETER", "customer_id");
        var tokens = call.Page.OwnedBy<PayPalVaultToken>(call.Asked("customer_id")).Where(token => !token.IsSetup).Select(PayPalJson.VaultToken);
        return PayPalAnswer.Ok(new JObject { ["customer"] = new JObject { ["id"] = call.Asked("customer_id") }, ["payment_tokens"] = new JArray(tokens) });
    }

    public static PayPalAnswer Delete(PayPalCall call)
    {
        call.Page.Remove<PayPalVaultToken>(call.Id);
        return PayPalAnswer.NoContent();
    }

    private static PayPalAnswer Store(PayPalCall call, bool isSetup)
    {
        if (PayPalSources.Read(call, out var source) is { } wrong) return wrong;
        if (source is null) return PayPalAnswer.Invalid("MISSING_REQUIRED_PARAMETER", "/payment_source");
        var customer = call.Text("customer.id") is { Length: > 0 } known ? known : "customer_" + VendorIds.Braintree();
        return PayPalAnswer.Created(PayPalJson.VaultToken(call.Page.Put(new PayPalVaultToken(VendorIds.Braintree(), customer, source, isSetup))));
    }
}
