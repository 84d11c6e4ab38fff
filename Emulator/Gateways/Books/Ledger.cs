using Newtonsoft.Json;

namespace CrmPayments.Emulator.Gateways.Books;

/// <summary>What a gateway's books hold, in the form every simulator answers at its ledger door.</summary>
public sealed record Ledger([property: JsonProperty("charges")] IReadOnlyList<LedgerCharge> Charges);
