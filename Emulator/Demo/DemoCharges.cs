using CrmPayments.Emulator.Gateways.AuthorizeNet;

namespace CrmPayments.Emulator.Demo;

/// <summary>Which charges the demo customers made: every story at every gateway, in everyday amounts.</summary>
internal static class DemoCharges
{
    private static readonly decimal[] Prices = [24.90m, 49.00m, 79.50m, 129.00m, 18.40m, 240.00m, 64.75m, 320.00m];

    private static readonly DemoStory[] BraintreeStories =
        [DemoStory.Settled, DemoStory.Unsettled, DemoStory.PartlyRefunded, DemoStory.InsufficientFunds, DemoStory.ExpiredCard, DemoStory.Disputed, DemoStory.LostCard, DemoStory.DoNotHonor];

    private static readonly DemoStory[] StripeStories =
        [DemoStory.PartlyRefunded, DemoStory.InsufficientFunds, DemoStory.Settled, DemoStory.Disputed, DemoStory.LostCard, DemoStory.Settled, DemoStory.ExpiredCard, DemoStory.DoNotHonor];

    // Authorize.Net hides a lack of funds behind its general decline, so that there is no such story of its.
    private static readonly DemoStory[] AuthorizeNetStories =
        [DemoStory.Unsettled, DemoStory.PartlyRefunded, DemoStory.ExpiredCard, DemoStory.DoNotHonor, DemoStory.LostCard, DemoStory.Disputed, DemoStory.CallIssuer];

    private static readonly DemoStory[] PayPalStories =
        [DemoStory.Disputed, DemoStory.LostCard, DemoStory.DoNotHonor, DemoStory.Settled, DemoStory.InsufficientFunds, DemoStory.PartlyRefunded, DemoStory.ExpiredCard, DemoStory.Settled];

    /// <summary>Every customer has one settled charge at each gateway that takes the currency, and one of the other stories.</summary>
    public static IEnumerable<DemoCharge> AtBraintree => DemoCustomers.All.SelectMany(customer => Of(customer, "BT", BraintreeStories));

    public static IEnumerable<DemoCharge> AtStripe => DemoCustomers.All.SelectMany(customer => Of(customer, "ST", StripeStories));

    /// <summary>An Authorize.Net account has one currency: only those who pay in it are charged there.</summary>
    public static IEnumerable<DemoCharge> AtAuthorizeNet => DemoCustomers.All
        .Where(customer => customer.Currency == AuthorizeNetCredentials.Currency)
        .SelectMany((customer, index) => Of(customer, "AN", AuthorizeNetStories[index % AuthorizeNetStories.Length]));

    /// <summary>The same, for the customers whose currency every PayPal account takes.</summary>
    public static IEnumerable<DemoCharge> AtPayPal =>
        DemoCustomers.All.Where(customer => customer.Currency is not ("COP" or "CNY")).SelectMany(customer => Of(customer, "PP", PayPalStories));

    private static IEnumerable<DemoCharge> Of(DemoCustomer customer, string prefix, DemoStory[] stories) => Of(customer, prefix, stories[(customer.Number - 1) % stories.Length]);

    private static IEnumerable<DemoCharge> Of(DemoCustomer customer, string prefix, DemoStory story)
    {
        if (story != DemoStory.Settled) yield return Charge(customer, $"{prefix}-{customer.Number:000}-2", story, 3);
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
