using CrmPayments.Core.Gateways.Http;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.AuthorizeNet;

/// <summary>
/// Our reference at Authorize.Net: whole in the order's description, and, because lists show only invoice numbers, in a
/// form of at most 20 characters as invoice number and refId.
/// </summary>
internal static class AuthorizeNetReference
{
    private const int Longest = 20;

    /// <summary>The reference itself where it fits, else its beginning and a hash: 52 bits of it, and always the same.</summary>
    public static string Short(string reference) =>
        reference.Length <= Longest ? reference : reference.Substring(0, 7) + Hex.Sha256(reference).Substring(0, 13);

    /// <summary>The order of a transaction that carries a reference.</summary>
    public static Members Order(string reference) => new() { { "invoiceNumber", Short(reference) }, { "description", reference } };

    /// <param name="order">As in a transaction's details.</param>
    /// <returns>Ours, whole, where the description is one; else the invoice number, which somebody else may have chosen; empty for none.</returns>
    public static string Read(JsonValue order)
    {
        var invoice = order["invoiceNumber"].Text ?? "";
        return order["description"].Text is { } whole && Short(whole) == invoice ? whole : invoice;
    }

    /// <summary>Whether a transaction that carries this order was sent under a reference.</summary>
    /// <remarks>The whole one decides. Where the details show no description, the short form is believed: to call a refund
    /// "not found" that is in the books would let a person pay it a second time.</remarks>
    /// <param name="order">As in a transaction's details.</param>
    /// <param name="reference">Ours, whole.</param>
    public static bool IsOf(JsonValue order, string reference) =>
        string.IsNullOrEmpty(order["description"].Text) ? order["invoiceNumber"].Text == Short(reference) : Read(order) == reference;
}
