using System.Globalization;
using CrmPayments.Core.Gateways.Http;

namespace CrmPayments.Core.Gateways.Wompi;

/// <summary>The two secrets that stand in one: the private key, and the integrity secret that signs charges and pages.</summary>
internal sealed class WompiKeys
{
    private readonly Secret _integrity;

    public WompiKeys(GatewayAccount account)
    {
        var parts = account.ApiSecret.Reveal().Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        Private = new Secret(parts.FirstOrDefault(part => !IsIntegrity(part)));
        _integrity = new Secret(parts.FirstOrDefault(IsIntegrity));
    }

    public Secret Private { get; }

    public bool CanSign => !_integrity.IsEmpty;

    /// <summary>Lower-case hex, as Wompi wants it.</summary>
    /// <param name="reference">Ours.</param>
    /// <param name="amountInCents">The peso times a hundred.</param>
    /// <param name="currency">Three capital letters.</param>
    /// <param name="expiresOn">As the page's address has it; empty for none.</param>
    public string Sign(string reference, long amountInCents, string currency, string expiresOn = "") =>
        Hex.Sha256(reference + amountInCents.ToString(CultureInfo.InvariantCulture) + currency + expiresOn + _integrity.Reveal());

    private static bool IsIntegrity(string part) => part.Contains("_integrity_");
}
