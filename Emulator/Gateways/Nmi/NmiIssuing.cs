using CrmPayments.Emulator.Gateways.Issuing;

namespace CrmPayments.Emulator.Gateways.Nmi;

/// <summary>What a bank says, in NMI's response codes. Advice codes have no field of their own: some become codes.</summary>
internal static class NmiIssuing
{
    private static readonly Dictionary<string, string> Codes = new(StringComparer.Ordinal)
    {
        ["01"] = "240",
        ["04"] = "250",
        ["05"] = "201",
        ["12"] = "204",
        ["14"] = "222",
        ["41"] = "251",
        ["43"] = "252",
        ["46"] = "222",
        ["51"] = "202",
        ["54"] = "223",
        ["57"] = "204",
        ["59"] = "253",
        ["61"] = "203",
        ["62"] = "250",
        ["65"] = "203",
        ["82"] = "225",
        ["91"] = "421",
        ["96"] = "420",
        ["R0"] = "262",
        ["R1"] = "261",
        ["R3"] = "261",
        ["R01"] = "202",
        ["R09"] = "202",
        ["R02"] = "222",
        ["R03"] = "220",
        ["R04"] = "220",
        ["R05"] = "261",
        ["R07"] = "261",
        ["R08"] = "262",
        ["R10"] = "261",
        ["R11"] = "261",
        ["R16"] = "250",
        ["R20"] = "204",
        ["R29"] = "261",
        ["R51"] = "261",
    };

    private static readonly Dictionary<string, string> OfAdvice = new(StringComparer.Ordinal) { ["01"] = "263", ["03"] = "261", ["21"] = "262" };

    /// <returns>The code of a no; null: a yes, or no opinion.</returns>
    public static string? Decline(NmiCall call, NmiTransaction transaction)
    {
        var asked = new Presentment(NmiSimulator.SimulatorName, transaction.VaultId, transaction.Amount, transaction.Currency, transaction.OrderId, call.Now);
        return call.Issuer?.Decide(asked) is { IsYes: false } no ? OfAdvice.GetValueOrDefault(no.Advice) ?? Codes.GetValueOrDefault(no.Code, "200") : null;
    }
}
