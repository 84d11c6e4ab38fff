namespace CrmPayments.Emulator.Gateways.Nmi;

/// <summary>A card or a bank account, as far as the books keep it: never a whole number.</summary>
/// <param name="Masked">4xxxxxxxxxxx1111; of a bank account xxxx8815.</param>
/// <param name="Brand">The vendor's word: visa, mastercard, ...; empty for a bank account.</param>
/// <param name="Expiry">MMYY; empty for a bank account.</param>
/// <param name="IsCheck">A bank account.</param>
public sealed record NmiInstrument(string Masked, string Brand, string Expiry, bool IsCheck)
{
    /// <summary>The vendor's transaction_type.</summary>
    public string Type => IsCheck ? "ck" : "cc";

    /// <returns>Whether a card's last month is over.</returns>
    public bool IsExpired(DateTimeOffset now) =>
        !IsCheck && new DateTimeOffset(2000 + int.Parse(Expiry[2..], System.Globalization.CultureInfo.InvariantCulture), int.Parse(Expiry[..2], System.Globalization.CultureInfo.InvariantCulture), 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1) <= now;
}
