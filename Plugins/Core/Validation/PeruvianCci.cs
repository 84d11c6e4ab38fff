namespace CrmPayments.Core.Validation;

/// <summary>Interbank account codes of Peru: bank (3), branch (3), account (12), two check digits.</summary>
/// <remarks>Source: Peru's clearing house; digits doubled in turn, cross sums, filled up to ten: the first check digit for bank and branch, the second for the account.</remarks>
public static class PeruvianCci
{
    private const int Length = 20;

    public static bool IsValid(string? text)
    {
        var code = Digits.Plain(text);
        if (code.Length != Length || !Digits.Are(code) || code.All(digit => digit == '0')) return false;
        return code[18] - '0' == CheckDigit(code.Substring(0, 6)) && code[19] - '0' == CheckDigit(code.Substring(6, 12));
    }

    private static int CheckDigit(string digits)
    {
        var sum = digits.Select((digit, at) => (digit - '0') * (at % 2 == 0 ? 1 : 2)).Sum(product => product > 9 ? product - 9 : product);
        return (10 - (sum % 10)) % 10;
    }
}
