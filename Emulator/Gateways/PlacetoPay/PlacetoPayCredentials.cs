namespace CrmPayments.Emulator.Gateways.PlacetoPay;

/// <summary>The one site that the simulator knows. Nothing here is secret or valid anywhere else.</summary>
public static class PlacetoPayCredentials
{
    public const string Login = "simulator-placetopay-login";
    public const string SecretKey = "simulator-placetopay-key-0001";

    /// <summary>What the site takes.</summary>
    public static readonly IReadOnlyList<string> Currencies = ["COP", "USD"];
}
