using System.Security.Cryptography;
using CrmPayments.Emulator.Gateways.Faults;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Niubiz;

/// <summary>Void, reverse and refund. Of a refund's CODERROR only 100 is published; the others are the simulator's own.</summary>
internal static class NiubizRefunds
{
    private const string Registered = "100", NotSettled = "201", TooMuch = "202", NoSale = "203";

    public static VendorAnswer Void(NiubizCall call)
    {
        if (call.DeclineWith is { } asked) return NiubizJson.Refused(asked.Length > 0 ? asked : "942", call.Now);
        var sale = call.Page.All<NiubizSale>().FirstOrDefault(it => it.Merchant == call.Merchant && it.Signature == call.Value);
        return sale is null ? NiubizJson.Refused("943", call.Now) : Cancel(call, sale, "000");
    }

    /// <summary>Undoes a sale whose outcome is unknown. Its yes is the action code 400.</summary>
    public static VendorAnswer Reverse(NiubizCall call)
    {
        var sale = call.Numbered(call.Text("order.purchaseNumber"));
        return sale is null || NiubizJson.Time(sale.On) != call.Text("order.transactionDate") ? NiubizJson.Refused("943", call.Now) : Cancel(call, sale, "400");
    }

    public static VendorAnswer Refund(NiubizCall call)
    {
        if (call.Amount("amount") is not { } amount) return NiubizCall.Wrong("amount is not valid");
        if (call.Text("ruc") != NiubizCredentials.Ruc) return NiubizCall.Wrong("ruc is not valid");
        if (call.Text("externalReferenceId").Length is 0 or > 20) return NiubizCall.Wrong("externalReferenceId is not valid");
        if (call.DeclineWith is { } asked) return Answer(asked.Length > 0 ? asked : "204", "Devolución rechazada");
        if (call.Page.Find<NiubizSale>(call.Value) is not { } sale || sale.Merchant != call.Merchant) return Answer(NoSale, "La transacción no existe");
        if (sale.Status != NiubizSale.Confirmed) return Answer(NotSettled, "La transacción no se encuentra en un depósito");
        var left = sale.Amount - call.Page.OwnedBy<NiubizRefund>(sale.Id).Sum(refund => refund.Amount);
        if (amount > left) return Answer(TooMuch, "El monto supera el saldo de la transacción");
        var refund = call.Page.Put(new NiubizRefund(RandomNumberGenerator.GetString("0123456789", 9), sale.Id, call.Text("externalReferenceId"), call.Text("comment"), amount));
        return Answer(Registered, "Registro satisfactorio", refund.Id);
    }

    private static VendorAnswer Cancel(NiubizCall call, NiubizSale sale, string code) => sale.Status switch
    {
        NiubizSale.Voided => NiubizJson.Refused("940", call.Now),
        NiubizSale.Confirmed => NiubizJson.Refused("476", call.Now),
        NiubizSale.Authorized => NiubizJson.Sale(call.Page.Put(sale with { Status = NiubizSale.Voided, ActionCode = code }), call.Now, queried: false),
        _ => NiubizJson.Refused("943", call.Now),
    };

    private static VendorAnswer Answer(string code, string text, string id = "")
    {
        var data = new JObject { ["CODERROR"] = code, ["DSCERROR"] = text };
        if (id.Length > 0) data["CODIGODEVOLUCION"] = id;
        return NiubizJson.Answer(200, new JObject { ["errorCode"] = 0, ["errorMessage"] = "OK", ["data"] = data });
    }
}
