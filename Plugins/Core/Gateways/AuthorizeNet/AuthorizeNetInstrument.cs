using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.AuthorizeNet;

/// <summary>What was charged, as a transaction's details show it: masked, and never stored by us beyond the last four digits.</summary>
internal static class AuthorizeNetInstrument
{
    private static readonly string[] OfBank = ["accountType", "routingNumber", "accountNumber", "nameOnAccount"];

    /// <summary>The payment that a refund must repeat: the card's last four digits, or the masked bank account.</summary>
    /// <returns>Null when the details show neither.</returns>
    public static Members? ForRefund(JsonValue transaction)
    {
        var payment = transaction["payment"];
        if (LastFour(payment["creditCard"]["cardNumber"].Text) is { Length: 4 } digits)
            return new Members { { "creditCard", new Members { { "cardNumber", digits }, { "expirationDate", "XXXX" } } } };
        if (LastFour(payment["bankAccount"]["accountNumber"].Text).Length == 0) return null;
        var bank = new Members();
        foreach (var name in OfBank)
            if (payment["bankAccount"][name].Text is { Length: > 0 and <= 100 } value) bank.Add(name, value);
        return new Members { { "bankAccount", bank } };
    }

    /// <param name="transaction">A transaction's details.</param>
    /// <returns>Null when the details do not show it.</returns>
    public static GatewayPaymentMethod? Read(JsonValue transaction)
    {
        var payment = transaction["payment"];
        var token = Token(transaction["profile"]);
        if (payment["creditCard"].IsObject) return Card(token, payment["creditCard"]["cardNumber"].Text, payment["creditCard"]["cardType"].Text);
        if (!payment["bankAccount"].IsObject) return null;
        var bank = payment["bankAccount"]["bankName"].Text is { Length: <= 50 } name ? name : "";
        return new GatewayPaymentMethod(token, PaymentMethodKind.BankAccount, bank, LastFour(payment["bankAccount"]["accountNumber"].Text), null, null);
    }

    /// <param name="token">Of the stored method; empty for none.</param>
    /// <param name="number">Masked: XXXX1111.</param>
    /// <param name="brand">Authorize.Net's word.</param>
    public static GatewayPaymentMethod Card(string token, string? number, string? brand) => new(
        token, PaymentMethodKind.Card, brand switch { "AmericanExpress" => "American Express", "DinersClub" => "Diners Club", { Length: <= 30 } => brand, _ => "" }, LastFour(number), null, null);

    /// <summary>A stored method has two ids; our token is both, with a colon between.</summary>
    public static string Token(JsonValue profile) =>
        GatewayId.Of(profile["customerProfileId"].Text) is { } customer && GatewayId.Of(profile["customerPaymentProfileId"].Text) is { } method ? $"{customer}:{method}" : "";

    private static string LastFour(string? masked) =>
        masked is { Length: >= 4 and <= 20 } && masked.Substring(masked.Length - 4) is var digits && digits.All(digit => digit is >= '0' and <= '9') ? digits : "";
}
