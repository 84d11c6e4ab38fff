namespace CrmPayments.Core.Recovery;

/// <summary>
/// What a payment by an offer carries, in a payment link and in a bank transfer: short enough to be typed, without letters that are
/// taken for digits, and with a check digit, so that a slip of the finger never names another offer.
/// </summary>
public static class OfferReference
{
    private const string Prefix = "OF";

    // Crockford's base 32 (no I, L, O, U) without Z: the number of letters is prime, which is what makes the check certain.
    private const string Letters = "0123456789ABCDEFGHJKMNPQRSTVWXY";
    private const int Length = 12;

    /// <param name="random">At least 12 random bytes.</param>
    /// <returns>"OF", 12 characters, and a check character.</returns>
    public static string Of(IReadOnlyList<byte> random)
    {
        var body = new string([.. random.Take(Length).Select(part => Letters[part % Letters.Length])]);
        return Prefix + body + Check(body);
    }

    /// <summary>Whether a reference could be an offer's; most that merchants use could not.</summary>
    public static bool Is(string? reference) =>
        reference is { Length: 15 } && reference.StartsWith(Prefix, StringComparison.Ordinal) && reference[14] == Check(reference.Substring(2, Length));

    /// <summary>As people type it: with blanks, dashes or small letters, and O for 0, I and L for 1.</summary>
    /// <returns>An offer's reference as it is stored; null: it is none.</returns>
    public static string? Read(string? typed)
    {
        var letters = new string([.. (typed ?? "").ToUpperInvariant().Where(char.IsLetterOrDigit)]);
        if (!letters.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        var body = letters.Substring(Prefix.Length).Replace('O', '0').Replace('I', '1').Replace('L', '1');
        return Is(Prefix + body) ? Prefix + body : null;
    }

    /// <summary>Weighted: one wrong letter, or two that changed places, always give another check.</summary>
    private static char Check(string body)
    {
        var sum = 0;
        for (var place = 0; place < body.Length; place++) sum += (place + 1) * (Letters.IndexOf(body[place]) + Letters.Length);
        return Letters[sum % Letters.Length];
    }
}
