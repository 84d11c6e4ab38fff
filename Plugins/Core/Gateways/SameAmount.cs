namespace CrmPayments.Core.Gateways;

/// <summary>Whether a gateway tells of the amount that was asked for.</summary>
internal static class SameAmount
{
    /// <remarks>By number and code: an environment may keep a currency with other decimals than ISO 4217.</remarks>
    public static bool Is(Money told, Money asked) => told.Amount == asked.Amount && told.Currency.Code == asked.Currency.Code;
}
