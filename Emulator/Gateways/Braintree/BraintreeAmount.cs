using System.Globalization;

namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>Amounts as the vendor reads and writes them: decimal text in major units.</summary>
public static class BraintreeAmount
{
    private const decimal Largest = 99_999_999_999m;

    /// <summary>Reads an amount.</summary>
    /// <returns>The amount and no refusal, or zero and why it is refused.</returns>
    public static (decimal Amount, BraintreeRefusal? Refusal) Read(string? text, string currency)
    {
        if (string.IsNullOrEmpty(text)) return (0m, new("81502", "amount", "Amount is required."));
        if (text[0] == '-') return (0m, new("81501", "amount", "Amount cannot be negative."));
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) || TooFine(amount, currency))
            return (0m, new("81503", "amount", "Amount is an invalid format."));
        if (amount > Largest) return (0m, new("81528", "amount", "Amount is too large."));
        return amount == 0m ? (0m, new("81531", "amount", "Amount must be greater than zero.")) : (amount, null);
    }

    public static string Write(decimal amount, string currency) =>
        amount.ToString("F" + BraintreeMerchantAccounts.Decimals(currency).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private static bool TooFine(decimal amount, string currency) => decimal.Round(amount, BraintreeMerchantAccounts.Decimals(currency)) != amount;
}
