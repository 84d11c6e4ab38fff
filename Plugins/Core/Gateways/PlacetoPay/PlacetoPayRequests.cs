using System.Globalization;

namespace CrmPayments.Core.Gateways.PlacetoPay;

/// <summary>The bodies that we send, without their "auth".</summary>
internal static class PlacetoPayRequests
{
    // Nobody sits before a screen: PlacetoPay wants both all the same.
    private const string NoAddress = "127.0.0.1", Agent = "CrmPayments";

    public static readonly IReadOnlyDictionary<string, object?> Nothing = new Dictionary<string, object?>();

    public static Dictionary<string, object?> Collect(ChargeOrder order) => new()
    {
        ["payment"] = Payment(order.Reference, "", order.Amount),
        ["instrument"] = new Dictionary<string, object?>
        {
            // A subtoken has sixteen characters, a token 64.
            ["token"] = new Dictionary<string, object?> { [order.MethodToken.Length == 16 ? "subtoken" : "token"] = order.MethodToken, ["installments"] = 1 },
        },
        ["metadata"] = new Dictionary<string, object?> { ["initiatorIndicator"] = order.Recurring ? "MERCHANT_RECURRING_VARIABLE_AMOUNT" : "MERCHANT_COF" },
        ["ipAddress"] = NoAddress,
        ["userAgent"] = Agent,
    };

    public static Dictionary<string, object?> Session(PaymentLinkOrder order)
    {
        var body = new Dictionary<string, object?>
        {
            ["locale"] = Locale(order.Language),
            ["payment"] = Payment(order.Reference, order.Description, order.Amount),
            ["expiration"] = order.ExpiresOn.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture),
            ["returnUrl"] = order.ReturnUrl,
            ["ipAddress"] = NoAddress,
            ["userAgent"] = Agent,
        };
        if (order.CustomerEmail.Length > 0) body["buyer"] = new Dictionary<string, object?> { ["email"] = order.CustomerEmail };
        return body;
    }

    /// <param name="internalReference">Of the payment.</param>
    /// <param name="part">Null: all of it.</param>
    public static Dictionary<string, object?> Reverse(string internalReference, Money? part)
    {
        var body = new Dictionary<string, object?> { ["action"] = "reverse", ["internalReference"] = long.Parse(internalReference, CultureInfo.InvariantCulture) };
        if (part is { } money) body["amount"] = Amount(money);
        return body;
    }

    private static Dictionary<string, object?> Payment(string reference, string description, Money amount) => new()
    {
        ["reference"] = PlacetoPayReference.Short(reference),
        ["description"] = PlacetoPayReference.Description(description, reference),
        ["amount"] = Amount(amount),
    };

    private static Dictionary<string, object?> Amount(Money money) => new() { ["currency"] = money.Currency.Code, ["total"] = money.Amount };

    private static string Locale(int language) => language == 1033 ? "en_US" : "es_CO";
}
