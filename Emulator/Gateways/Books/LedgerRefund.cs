using Newtonsoft.Json;

namespace CrmPayments.Emulator.Gateways.Books;

/// <summary>One refund in the ledger; the fields mean what they mean in <see cref="LedgerCharge"/>.</summary>
public sealed record LedgerRefund(
    [property: JsonProperty("id")] string Id,
    [property: JsonProperty("reference")] string Reference,
    [property: JsonProperty("amount")] decimal Amount,
    [property: JsonProperty("status")] string Status);
