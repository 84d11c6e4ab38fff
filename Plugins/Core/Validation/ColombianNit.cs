namespace CrmPayments.Core.Validation;

/// <summary>Tax numbers of Colombia with their check digit: 890903938-8.</summary>
/// <remarks>Source: Colombia's tax authority (DIAN), administrative order 4 of 1989: weights of primes from the right, modulo 11.</remarks>
public static class ColombianNit
{
    private const int Longest = 15;
    private static readonly int[] Weights = [3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71];

    /// <param name="text">The number and its check digit as the last digit.</param>
    public static bool IsValid(string? text)
    {
        var number = Digits.Plain(text);
        return number.Length is >= 7 and <= Longest + 1 && Digits.Are(number) && CheckDigit(number.Substring(0, number.Length - 1)) == number[number.Length - 1] - '0';
    }

    /// <summary>The check digit of a number without one.</summary>
    /// <exception cref="ArgumentException">It is not 1 to 15 digits.</exception>
    public static int CheckDigit(string number)
    {
        if (!Digits.Are(number) || number.Length > Longest) throw new ArgumentException("A tax number has 1 to 15 digits.", nameof(number));
        var remainder = Digits.Weighted(new string([.. number.Reverse()]), Weights) % 11;
        return remainder < 2 ? remainder : 11 - remainder;
    }
}
