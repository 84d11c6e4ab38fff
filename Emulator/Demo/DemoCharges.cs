namespace CrmPayments.Emulator.Demo;

/// <summary>Which charges the demo customers made: every story at every gateway, in everyday amounts.</summary>
internal static class DemoCharges
{
    private static readonly decimal[] Prices = [24.90m, 49.00m, 79.50m, 129.00m, 18.40m, 240.00m, 64.75m, 320.00m];

    /// <summary>Every customer who can pay there has one settled charge at a gateway, and one or more of the other stories.</summary>
    /// <param name="prefix">Begins the references.</param>
    /// <param name="stories">Dealt out in turn.</param>
    /// <param name="takes">Which currencies the gateway's account takes; null: all.</param>
    /// <param name="each">How many stories a customer has: more than one where few can pay there.</param>
    public static IEnumerable<DemoCharge> At(string prefix, DemoStory[] stories, Func<string, bool>? takes = null, int each = 1) => DemoCustomers.All
        .Where(customer => takes?.Invoke(customer.Currency) ?? true)
        .SelectMany((customer, index) => Of(customer, prefix, [.. Enumerable.Range(index * each, each).Select(at => stories[at % stories.Length])]));

    private static IEnumerable<DemoCharge> Of(DemoCustomer customer, string prefix, IReadOnlyList<DemoStory> stories)
    {
        for (var at = 0; at < stories.Count; at++)
            if (stories[at] != DemoStory.Settled) yield return Charge(customer, $"{prefix}-{customer.Number:000}-{at + 2}", stories[at], 3 + at);
        yield return Charge(customer, $"{prefix}-{customer.Number:000}-1", DemoStory.Settled, 0);
    }

    private static DemoCharge Charge(DemoCustomer customer, string reference, DemoStory story, int shift) =>
        new(reference, customer, Local(Prices[(customer.Number + shift) % Prices.Length], customer.Currency), story);

    /// <summary>A price that looks natural in the currency.</summary>
    private static decimal Local(decimal price, string currency) => currency switch
    {
        "JPY" => decimal.Round(price * 100m, 0),
        "COP" => decimal.Round(price, 0) * 1000m,
        _ => price,
    };
}
