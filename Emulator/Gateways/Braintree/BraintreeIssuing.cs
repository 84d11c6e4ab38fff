using CrmPayments.Emulator.Gateways.Issuing;

namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>What a bank says, in Braintree's processor response codes.</summary>
internal static class BraintreeIssuing
{
    private static readonly Dictionary<string, string> Codes = new(StringComparer.Ordinal)
    {
        ["01"] = "2044",
        ["04"] = "2047",
        ["05"] = "2000",
        ["12"] = "2019",
        ["14"] = "2005",
        ["41"] = "2012",
        ["43"] = "2013",
        ["46"] = "2075",
        ["51"] = "2001",
        ["54"] = "2004",
        ["57"] = "2015",
        ["59"] = "2014",
        ["61"] = "2002",
        ["62"] = "2057",
        ["65"] = "2003",
        ["82"] = "2010",
        ["91"] = "2104",
        ["96"] = "3000",
        ["1A"] = "2099",
        ["R0"] = "2017",
        ["R1"] = "2018",
        ["R3"] = "2018",
    };

    /// <returns>The code of a no, with the network's own two behind it, as a fault would ask for them; null: a yes, or no opinion.</returns>
    public static string? Decline(BraintreeChargeOrder order, decimal amount, string currency, DateTimeOffset now)
    {
        var asked = new Presentment(BraintreeSimulator.SimulatorName, order.MethodToken, amount, currency, order.OrderId, now);
        return order.Issuer?.Decide(asked) is { IsYes: false } no ? $"{Codes.GetValueOrDefault(no.Code, "2000")}:{no.Code}:{no.Advice}" : null;
    }
}
