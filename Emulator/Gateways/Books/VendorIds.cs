using System.Security.Cryptography;

namespace CrmPayments.Emulator.Gateways.Books;

/// <summary>Fresh ids that look like the vendors'.</summary>
public static class VendorIds
{
    private const string Lower = "0123456789abcdefghijkmnpqrstvwxyz";
    private const string Capitals = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const string Mixed = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    /// <summary>Eight lower-case characters, as Braintree's Control Panel shows them.</summary>
    public static string Braintree() => RandomNumberGenerator.GetString(Lower, 8);

    /// <summary>17 capitals and digits, as PayPal's orders, captures and refunds have.</summary>
    public static string PayPal() => RandomNumberGenerator.GetString(Capitals, 17);

    /// <summary>The prefix and 24 characters, as Stripe's.</summary>
    /// <param name="prefix">With its underscore: "pi_".</param>
    public static string Stripe(string prefix) => prefix + RandomNumberGenerator.GetString(Mixed, 24);
}
