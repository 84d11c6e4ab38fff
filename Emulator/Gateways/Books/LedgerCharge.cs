using Newtonsoft.Json;

namespace CrmPayments.Emulator.Gateways.Books;

/// <summary>One charge in the ledger.</summary>
/// <param name="Id">As a CRM stores it: Braintree's legacy id, Stripe's PaymentIntent, Authorize.Net's transaction id.</param>
/// <param name="Reference">The merchant's reference; empty for none.</param>
/// <param name="Amount">In major units.</param>
/// <param name="Currency">Three capital letters.</param>
/// <param name="Status">The vendor's own word.</param>
/// <param name="Refunds">Oldest first.</param>
public sealed record LedgerCharge(
    [property: JsonProperty("id")] string Id,
    [property: JsonProperty("reference")] string Reference,
    [property: JsonProperty("amount")] decimal Amount,
    [property: JsonProperty("currency")] string Currency,
    [property: JsonProperty("status")] string Status,
    [property: JsonProperty("refunds")] IReadOnlyList<LedgerRefund> Refunds);
