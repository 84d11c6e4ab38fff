namespace CrmPayments.Core.Validation;

/// <summary>Bank accounts of Colombia. They carry no check digit, so only what cannot be one is refused.</summary>
/// <remarks>Banks use 6 to 17 digits (practice; no common standard is published).</remarks>
public static class ColombianAccount
{
    public static bool IsValid(string? text)
    {
        var number = Digits.Plain(text);
        return number.Length is >= 6 and <= 17 && Digits.Are(number) && number.Distinct().Count() > 1;
    }
}
