namespace CrmPayments.Tests.Simulation;

/// <summary>A group of customers that pay in one way.</summary>
/// <param name="Country">ISO code.</param>
/// <param name="Gateway">Where they are charged.</param>
/// <param name="Currency">What they are charged in.</param>
/// <param name="ToDollars">What one unit is worth, for the totals.</param>
/// <param name="Network">Of their cards or accounts.</param>
/// <param name="Weight">How many there are, in comparison.</param>
/// <param name="Prices">A month, in major units.</param>
/// <param name="Zones">Where they live: IANA name and the platform's code.</param>
/// <param name="Paydays">Days of the month on which wages come; 31: the last.</param>
internal sealed record Market(
    string Country, Till Gateway, string Currency, decimal ToDollars, Network Network, double Weight, decimal[] Prices, (string Iana, int Code)[] Zones, int[][] Paydays)
{
    private static readonly (string, int)[] America = [("America/New_York", 35), ("America/Chicago", 20), ("America/Denver", 10), ("America/Los_Angeles", 4)];
    private static readonly (string, int)[] Berlin = [("Europe/Berlin", 110)], Madrid = [("Europe/Madrid", 105)], London = [("Europe/London", 85)], Bogota = [("America/Bogota", 45)];
    private static readonly decimal[] Dollars = [9.99m, 19.00m, 29.90m, 49.00m, 120.00m];
    private static readonly decimal[] Pesos = [24900m, 49900m, 89000m];
    private static readonly int[][] TwiceAMonth = [[1, 15], [15, 31], [7, 22]], Monthly = [[1], [25], [28], [31], [10]];

    public static IReadOnlyList<Market> All { get; } =
    [
        new("US", Till.Stripe, "USD", 1m, Network.Visa, 18, Dollars, America, TwiceAMonth),
        new("US", Till.Stripe, "USD", 1m, Network.Mastercard, 12, Dollars, America, TwiceAMonth),
        new("US", Till.Stripe, "USD", 1m, Network.Amex, 4, Dollars, America, TwiceAMonth),
        new("US", Till.Nmi, "USD", 1m, Network.Visa, 6, Dollars, America, TwiceAMonth),
        new("US", Till.Nmi, "USD", 1m, Network.Mastercard, 4, Dollars, America, TwiceAMonth),
        new("US", Till.Nmi, "USD", 1m, Network.Ach, 8, Dollars, America, TwiceAMonth),
        new("US", Till.Braintree, "USD", 1m, Network.Visa, 6, Dollars, America, TwiceAMonth),
        new("US", Till.Braintree, "USD", 1m, Network.Mastercard, 4, Dollars, America, TwiceAMonth),
        new("DE", Till.Stripe, "EUR", 1.1m, Network.Visa, 6, Dollars, Berlin, Monthly),
        new("DE", Till.Stripe, "EUR", 1.1m, Network.Mastercard, 6, Dollars, Berlin, Monthly),
        new("ES", Till.Stripe, "EUR", 1.1m, Network.Visa, 6, Dollars, Madrid, Monthly),
        new("GB", Till.Stripe, "GBP", 1.25m, Network.Visa, 8, Dollars, London, Monthly),
        new("CO", Till.Wompi, "COP", 0.00025m, Network.Visa, 12, Pesos, Bogota, [[15, 31], [31], [15]]),
    ];

    public override string ToString() => $"{Country} {Gateway} {Network}";
}
