namespace CrmPayments.Emulator.Gateways.Issuing;

/// <summary>What a bank says, in the networks' own codes; each simulator words it as its vendor does.</summary>
/// <param name="Code">ISO 8583 field 39, two characters, "00" for a yes; of a bank debit its return code.</param>
/// <param name="Advice">Mastercard's merchant advice code, two digits; empty for none.</param>
public sealed record IssuerAnswer(string Code, string Advice = "")
{
    public static IssuerAnswer Yes { get; } = new("00");

    public bool IsYes => Code == "00";
}
