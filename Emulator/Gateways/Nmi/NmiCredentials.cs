namespace CrmPayments.Emulator.Gateways.Nmi;

/// <summary>The one account that the simulator knows. Nothing here is secret or valid anywhere else.</summary>
public static class NmiCredentials
{
    public const string SecurityKey = "simulator-nmi-security-key-0001";

    public const string SigningKey = "simulator-nmi-signing-key-0001";

    /// <summary>Taken where a request names none.</summary>
    public const string DefaultCurrency = "USD";

    /// <summary>What the account's processors take.</summary>
    public static readonly IReadOnlySet<string> Currencies = new HashSet<string>(StringComparer.Ordinal) { DefaultCurrency, "EUR", "GBP", "CAD" };
}
