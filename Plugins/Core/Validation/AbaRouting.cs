namespace CrmPayments.Core.Validation;

/// <summary>Routing numbers of banks in the United States.</summary>
/// <remarks>Source: American Bankers Association; nine digits, weights 3-7-1, the sum divisible by ten; the first two digits name a Federal Reserve district, a thrift, an electronic or a traveller's-check number.</remarks>
public static class AbaRouting
{
    private static readonly int[] Weights = [3, 7, 1, 3, 7, 1, 3, 7, 1];

    public static bool IsValid(string? text)
    {
        var number = Digits.Plain(text);
        return number.Length == 9 && Digits.Are(number) && IsDistrict(((number[0] - '0') * 10) + number[1] - '0') && Digits.Weighted(number, Weights) % 10 == 0;
    }

    private static bool IsDistrict(int first) => first is >= 0 and <= 12 or >= 21 and <= 32 or >= 61 and <= 72 or 80;
}
