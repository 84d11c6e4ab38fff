using System.Text.RegularExpressions;
using CrmPayments.Emulator.Gateways.Books;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Wompi;

/// <summary>tokens/cards and tokens/nequi.</summary>
internal static partial class WompiTokens
{
    public static WompiAnswer Card(WompiCall call)
    {
        var (number, holder, month, year) = (call.Text("number"), call.Text("card_holder"), call.Text("exp_month"), call.Text("exp_year"));
        if (!Number().IsMatch(number) || !HasCheckDigit(number)) return WompiAnswer.Invalid("number", "No es un número de tarjeta válido");
        if (!TwoDigits().IsMatch(month) || !TwoDigits().IsMatch(year)) return WompiAnswer.Invalid("exp_month", "La fecha de vencimiento no es válida");
        if (holder.Length < 5) return WompiAnswer.Invalid("card_holder", "Debe tener al menos 5 caracteres");
        if (call.Text("cvc").Length is < 3 or > 4) return WompiAnswer.Invalid("cvc", "No es un código válido");
        var method = WompiMethod.OfCard(number, month, year);
        return Stored(call, method, new JObject { ["brand"] = method.Brand, ["last_four"] = method.LastFour, ["bin"] = method.Bin, ["exp_month"] = month, ["exp_year"] = year, ["card_holder"] = holder });
    }

    /// <summary>Approved at once here: there is nobody to ask in an app.</summary>
    public static WompiAnswer Nequi(WompiCall call) => Phone().IsMatch(call.Text("phone_number"))
        ? Stored(call, WompiMethod.OfNequi(call.Text("phone_number")), new JObject { ["phone_number"] = call.Text("phone_number"), ["status"] = WompiTransaction.Approved })
        : WompiAnswer.Invalid("phone_number", "No es un número de teléfono válido");

    private static WompiAnswer Stored(WompiCall call, WompiMethod method, JObject told)
    {
        var token = call.Page.Put(new WompiToken((method.Type == WompiMethod.Card ? "tok_test_" : "nequi_test_") + VendorIds.Stripe(""), method));
        told["id"] = token.Id;
        return WompiAnswer.Created(told);
    }

    private static bool HasCheckDigit(string number) => number.Reverse().Select((digit, place) => (digit - '0') * (1 + (place % 2))).Sum(value => (value / 10) + (value % 10)) % 10 == 0;

    [GeneratedRegex("^[0-9]{12,19}$")]
    private static partial Regex Number();

    [GeneratedRegex("^[0-9]{2}$")]
    private static partial Regex TwoDigits();

    [GeneratedRegex("^3[0-9]{9}$")]
    private static partial Regex Phone();
}
