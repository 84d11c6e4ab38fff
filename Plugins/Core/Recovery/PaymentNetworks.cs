namespace CrmPayments.Core.Recovery;

/// <summary>Networks by the words that gateways and the column cpay_network use.</summary>
public static class PaymentNetworks
{
    private static readonly Dictionary<string, PaymentNetwork> ByWord = new(StringComparer.OrdinalIgnoreCase)
    {
        ["visa"] = PaymentNetwork.Visa,
        ["vi"] = PaymentNetwork.Visa,
        ["visa electron"] = PaymentNetwork.Visa,
        ["mastercard"] = PaymentNetwork.Mastercard,
        ["master card"] = PaymentNetwork.Mastercard,
        ["mc"] = PaymentNetwork.Mastercard,
        ["maestro"] = PaymentNetwork.Mastercard,
        ["amex"] = PaymentNetwork.Amex,
        ["american express"] = PaymentNetwork.Amex,
        ["american_express"] = PaymentNetwork.Amex,
        ["americanexpress"] = PaymentNetwork.Amex,
        ["discover"] = PaymentNetwork.Discover,
        ["diners"] = PaymentNetwork.Discover,
        ["diners club"] = PaymentNetwork.Discover,
        ["elo"] = PaymentNetwork.Elo,
        ["ach"] = PaymentNetwork.Ach,
        ["us_bank_account"] = PaymentNetwork.Ach,
        ["echeck"] = PaymentNetwork.Ach,
        ["sepa"] = PaymentNetwork.Sepa,
        ["sepa_debit"] = PaymentNetwork.Sepa,
        ["bacs"] = PaymentNetwork.Bacs,
        ["bacs_debit"] = PaymentNetwork.Bacs,
        ["co"] = PaymentNetwork.Colombia,
        ["colombia"] = PaymentNetwork.Colombia,
        ["pse"] = PaymentNetwork.Colombia,
    };

    /// <param name="word">The network's or brand's name, any case, also behind a wallet; null or empty: not known.</param>
    public static PaymentNetwork Of(string? word) =>
        word is not null && ByWord.TryGetValue(BehindTheWallet(word).Trim(), out var network) ? network : PaymentNetwork.Other;

    /// <summary>"Visa" of "Apple Pay (Visa)": a wallet's charge goes over its card's network. Any other brand is its own.</summary>
    public static string BehindTheWallet(string brand)
    {
        var open = brand.IndexOf(" (", StringComparison.Ordinal);
        return open > 0 && brand.EndsWith(")", StringComparison.Ordinal) ? brand.Substring(open + 2, brand.Length - open - 3) : brand;
    }

    /// <summary>Debits of bank accounts: bank holidays move them, and their end is known after days.</summary>
    public static bool IsBankDebit(this PaymentNetwork network) =>
        network is PaymentNetwork.Ach or PaymentNetwork.Sepa or PaymentNetwork.Bacs or PaymentNetwork.Colombia;
}
