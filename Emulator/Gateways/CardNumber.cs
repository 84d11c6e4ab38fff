namespace CrmPayments.Emulator.Gateways;

/// <summary>The number of a card, as every network forms it (ISO/IEC 7812).</summary>
internal static class CardNumber
{
    /// <summary>13 to 19 digits whose check digit is right.</summary>
    public static bool IsValid(string number)
    {
        if (number.Length is < 13 or > 19 || !number.All(char.IsAsciiDigit)) return false;
        var sum = 0;
        for (var at = 0; at < number.Length; at++)
        {
            var digit = number[^(at + 1)] - '0';
            if (at % 2 == 1) digit *= 2;
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum % 10 == 0;
    }
}
