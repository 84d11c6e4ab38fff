namespace CrmPayments.Core.Recovery;

/// <summary>Card brands by the words that gateways and administrators use. Maestro is Mastercard's, as Electron is Visa's; Diners Club and Discover are two.</summary>
public static class CardBrands
{
    private static readonly Dictionary<string, string> ByWord = new(StringComparer.OrdinalIgnoreCase)
    {
        ["visa"] = "Visa",
        ["vi"] = "Visa",
        ["visaelectron"] = "Visa",
        ["mastercard"] = "Mastercard",
        ["mc"] = "Mastercard",
        ["maestro"] = "Mastercard",
        ["amex"] = "Amex",
        ["americanexpress"] = "Amex",
        ["discover"] = "Discover",
        ["diners"] = "Diners",
        ["dinersclub"] = "Diners",
        ["jcb"] = "JCB",
        ["unionpay"] = "UnionPay",
        ["chinaunionpay"] = "UnionPay",
        ["cup"] = "UnionPay",
        ["elo"] = "Elo",
        ["hiper"] = "Hiper",
        ["hipercard"] = "Hipercard",
        ["cabal"] = "Cabal",
        ["carnet"] = "Carnet",
        ["naranja"] = "Naranja",
        ["codensa"] = "Codensa",
        ["cartesbancaires"] = "Cartes Bancaires",
        ["mir"] = "Mir",
        ["rupay"] = "RuPay",
    };

    /// <summary>Every brand that is known, in the order of the alphabet.</summary>
    public static IReadOnlyList<string> All { get; } = [.. ByWord.Values.Distinct().OrderBy(brand => brand, StringComparer.Ordinal)];

    /// <param name="word">Any case, with or without spaces; also behind a wallet: "Apple Pay (Visa)".</param>
    /// <returns>Null: a bank debit, a wallet without a card, or a brand that is not known.</returns>
    public static string? Of(string? word)
    {
        if (word is null) return null;
        var letters = new string([.. PaymentNetworks.BehindTheWallet(word).Where(char.IsLetter)]);
        return ByWord.TryGetValue(letters, out var brand) ? brand : null;
    }
}
