using System.Text;

namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>The one account that the simulator knows. Nothing here is secret or valid anywhere else.</summary>
public static class StripeCredentials
{
    public const string SecretKey = "sk_test_simulator";
    public const string WebhookSecret = "whsec_simulator";

    /// <summary>Whether an Authorization header holds the key, as a bearer or as the user name of a Basic pair.</summary>
    public static bool Match(string? authorization) =>
        authorization == $"Bearer {SecretKey}" || authorization == "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{SecretKey}:"));
}
