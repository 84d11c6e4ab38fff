using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CrmPayments.Core.Gateways.Http;

namespace CrmPayments.Core.Gateways.Niubiz;

/// <summary>Our references in the room that Niubiz has for them: always the same form for the same reference.</summary>
internal static class NiubizReference
{
    private const int LongestNumber = 12, LongestRefund = 20;

    /// <summary>The purchaseNumber: digits only, at most twelve, unique for the merchant.</summary>
    /// <remarks>
    /// Two references that fall on one number (one in a million million) charge nothing twice: Niubiz refuses the second
    /// as a duplicate, and the look-up sees whose it is by the externalTransactionId.
    /// </remarks>
    public static string Number(string reference)
    {
        if (reference.Length is > 0 and <= LongestNumber && reference.All(letter => letter is >= '0' and <= '9')) return reference;
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(Encoding.UTF8.GetBytes(reference));
        // Big-endian whatever the machine; eight bytes modulo 10^12.
        var number = hash.Take(8).Aggregate(0UL, (value, one) => unchecked((value << 8) | one)) % 1_000_000_000_000UL;
        return number.ToString("D12", CultureInfo.InvariantCulture);
    }

    /// <summary>The externalReferenceId of a refund.</summary>
    public static string Refund(string reference) => reference.Length <= LongestRefund ? reference : Hex.Sha256(reference).Substring(0, LongestRefund);
}
