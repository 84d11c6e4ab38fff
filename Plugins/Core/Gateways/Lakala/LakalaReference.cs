using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using CrmPayments.Core.Gateways.Http;

namespace CrmPayments.Core.Gateways.Lakala;

/// <summary>Our references in the 32 characters of an out_trade_no, and back.</summary>
/// <remarks>
/// What fits travels as it is. The module's own (letters, a hyphen and 32 hex digits) are written shorter, in base 36, so that
/// they can be read again wherever Lakala shows them. Of anything else that is too long, a hash travels.
/// </remarks>
internal static class LakalaReference
{
    private const int Longest = 32, Digits = 25;

    private const string Base36 = "0123456789abcdefghijklmnopqrstuvwxyz";

    private static readonly Regex Ours = Of("^([A-Z]{2})-([0-9a-f]{32})\\z"), Short = Of("^([A-Z]{2})_([0-9a-z]{25})\\z");

    public static string ToWire(string reference)
    {
        if (reference.Length <= Longest) return reference;
        var ours = Ours.Match(reference);
        if (!ours.Success) return Hex.Sha256(reference).Substring(0, Longest);
        var number = BigInteger.Parse("0" + ours.Groups[2].Value, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        var digits = new char[Digits];
        for (var at = Digits - 1; at >= 0; at--)
        {
            digits[at] = Base36[(int)(number % 36)];
            number /= 36;
        }

        return $"{ours.Groups[1].Value}_{new string(digits)}";
    }

    public static string FromWire(string wire)
    {
        var match = Short.Match(wire);
        if (!match.Success) return wire;
        var number = match.Groups[2].Value.Aggregate(BigInteger.Zero, (sum, digit) => (sum * 36) + Base36.IndexOf(digit));
        var hex = number.ToString("x32", CultureInfo.InvariantCulture);
        // A leading zero keeps the sign apart; what has more than 32 digits is not one of ours.
        hex = hex.Length > Longest ? hex.TrimStart('0').PadLeft(Longest, '0') : hex;
        return hex.Length == Longest ? $"{match.Groups[1].Value}-{hex}" : wire;
    }

    private static Regex Of(string pattern) => new(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
}
