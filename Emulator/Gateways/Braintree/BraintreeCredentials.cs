using System.Security.Cryptography;
using System.Text;

namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>The one merchant that the simulator knows. Nothing here is secret or valid anywhere else.</summary>
public static class BraintreeCredentials
{
    public const string MerchantId = "simulator_merchant";
    public const string PublicKey = "simulator_public_key";
    public const string PrivateKey = "simulator_private_key";

    /// <summary>Whether an Authorization header holds the merchant's Basic pair.</summary>
    public static bool Match(string? authorization)
    {
        var expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{PublicKey}:{PrivateKey}"));
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(authorization ?? ""), Encoding.UTF8.GetBytes(expected));
    }
}
