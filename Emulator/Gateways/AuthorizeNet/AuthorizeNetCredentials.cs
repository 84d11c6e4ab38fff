namespace CrmPayments.Emulator.Gateways.AuthorizeNet;

/// <summary>The one account that the simulator knows. Nothing here is secret or valid anywhere else.</summary>
public static class AuthorizeNetCredentials
{
    public const string LoginId = "simulator_login";
    public const string TransactionKey = "simulatorKey0001";

    /// <summary>128 hex digits, as the merchant interface shows it. Its text is the key, not the bytes the digits stand for.</summary>
    public const string SignatureKey = "0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF0123456789ABCDEF";

    /// <summary>An account has one.</summary>
    public const string Currency = "USD";
}
