using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace CrmPayments.Core.Charges;

/// <summary>By what tries of one card or account are counted together, whatever its tokens: a hash, so that nothing can be read out of it.</summary>
public static class Fingerprint
{
    /// <param name="merchantAccount">Networks count at each merchant account apart; also the salt.</param>
    /// <param name="told">The gateway's own fingerprint.</param>
    public static string OfTold(Guid merchantAccount, string told) => Hash("told", merchantAccount, told);

    /// <summary>Where the gateway tells none: what may be known of a card, and whose it is. Strangers' cards share four digits often. Not its date: a renewed date leaves the number, and what the bank said of it, as they were.</summary>
    /// <param name="merchantAccount">As above.</param>
    /// <param name="customer">Who has the card.</param>
    /// <param name="brand">Any case.</param>
    /// <param name="lastFour">Four digits.</param>
    public static string OfCard(Guid merchantAccount, Guid customer, string brand, string lastFour) => Hash("card", merchantAccount, customer.ToString("N"), brand.ToUpperInvariant(), lastFour);

    /// <summary>Where nothing is known but the token itself.</summary>
    public static string OfToken(Guid merchantAccount, string token) => Hash("token", merchantAccount, token);

    private static string Hash(string kind, Guid merchantAccount, params string[] parts)
    {
        using var sha = SHA256.Create();
        var content = string.Join("\n", [kind, merchantAccount.ToString("N"), .. parts]);
        return string.Concat(sha.ComputeHash(Encoding.UTF8.GetBytes(content)).Take(16).Select(part => part.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
