namespace CrmPayments.Emulator.Gateways.AuthorizeNet;

/// <summary>What was charged, as far as the books keep it: never a whole number.</summary>
/// <param name="Masked">XXXX and the last four digits.</param>
/// <param name="Kind">The vendor's word: Visa, MasterCard, eCheck, ...</param>
/// <param name="Expires">The first day on which a card is no longer good; null for a bank account.</param>
/// <param name="Routing">Masked routing number; empty for a card.</param>
/// <param name="Holder">nameOnAccount; empty for a card.</param>
/// <param name="Zip">billTo.zip, which decides what the sandbox answers; may be empty.</param>
public sealed record AuthorizeNetInstrument(string Masked, string Kind, DateTimeOffset? Expires, string Routing = "", string Holder = "", string Zip = "")
{
    public const string ECheck = "eCheck";

    public string LastFour => Masked.Length >= 4 ? Masked[^4..] : Masked;

    public bool IsBankAccount => Kind == ECheck;
}
