namespace CrmPayments.Emulator.Gateways.Wompi;

/// <summary>What is paid with, as far as a merchant sees it.</summary>
/// <param name="Type">CARD or NEQUI.</param>
/// <param name="Outcome">The status that its test data leads to: APPROVED, DECLINED or ERROR.</param>
/// <param name="Brand">Of a card.</param>
/// <param name="LastFour">Four digits of a card or telephone.</param>
/// <param name="Bin">The first six digits of a card.</param>
/// <param name="ExpiryMonth">MM, of a card.</param>
/// <param name="ExpiryYear">YY, of a card.</param>
public sealed record WompiMethod(string Type, string Outcome, string Brand = "", string LastFour = "", string Bin = "", string ExpiryMonth = "", string ExpiryYear = "")
{
    public const string Card = "CARD", NequiWallet = "NEQUI";

    /// <summary>The published test cards: one that is approved, one that is declined; every other number is an error.</summary>
    public static WompiMethod OfCard(string number, string month, string year) => new(
        Card,
        number switch { "4242424242424242" => WompiTransaction.Approved, "4111111111111111" => WompiTransaction.Declined, _ => WompiTransaction.Error },
        number[0] switch { '4' => "VISA", '5' or '2' => "MASTERCARD", '3' => "AMEX", _ => "OTHER" },
        number[^4..],
        number[..6],
        month,
        year);

    /// <summary>The published telephone numbers.</summary>
    public static WompiMethod OfNequi(string phone) => new(
        NequiWallet,
        phone switch { "3991111111" => WompiTransaction.Approved, "3992222222" => WompiTransaction.Declined, _ => WompiTransaction.Error },
        LastFour: phone.Length >= 4 ? phone[^4..] : "");
}
