using System.Globalization;
using System.Xml.Linq;
using CrmPayments.Emulator.Gateways.Books;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>The two-step search of the XML API: first ids, then a page of them.</summary>
internal sealed class BraintreeRestSearch(Page page)
{
    private const int PageSize = 50;

    public BraintreeRestAnswer Ids(JObject search) => new(200, new XElement(
        "search-results",
        Xml.Number("page-size", PageSize),
        Xml.Array("ids", Find(search).Select(found => new XElement("item", found.Id)))));

    public BraintreeRestAnswer Transactions(JObject search)
    {
        var found = Find(search);
        var xml = new BraintreeXml(page);
        return new(200, new XElement(
            "credit-card-transactions",
            new XAttribute("type", "collection"),
            Xml.Number("current-page-number", 1),
            Xml.Number("page-size", PageSize),
            Xml.Number("total-items", found.Count),
            found.Take(PageSize).Select(transaction => xml.Transaction(transaction))));
    }

    private List<BraintreeTransaction> Find(JObject search) => [.. page.All<BraintreeTransaction>().Where(transaction => search.Properties().All(field => Matches(transaction, field)))];

    // A criterion that is not known here finds nothing, rather than everything.
    private static bool Matches(BraintreeTransaction transaction, JProperty field) => field.Name switch
    {
        "order_id" => MatchesText(transaction.OrderId, field.Value),
        "id" => MatchesText(transaction.Id, field.Value),
        "ids" => Contains(field.Value, transaction.Id),
        "status" => Contains(field.Value, transaction.Status),
        "type" => Contains(field.Value, transaction.IsSale ? "sale" : "credit"),
        "merchant_account_id" => Contains(field.Value, transaction.MerchantAccountId),
        "payment_method_token" => MatchesText(transaction.MethodToken, field.Value),
        "customer_id" => MatchesText(transaction.CustomerId, field.Value),
        "amount" => MatchesRange(transaction.Amount, field.Value, text => decimal.Parse(text, CultureInfo.InvariantCulture)),
        "created_at" => MatchesRange(transaction.CreatedOn, field.Value, text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)),
        _ => false,
    };

    private static bool Contains(JToken values, string value) => values is JArray list && list.Any(item => (string?)item == value);

    private static bool MatchesText(string value, JToken conditions) => conditions is JObject text && text.Properties().All(condition =>
    {
        var wanted = (string?)condition.Value ?? "";
        return condition.Name switch
        {
            "is" => value == wanted,
            "is_not" => value != wanted,
            "starts_with" => value.StartsWith(wanted, StringComparison.OrdinalIgnoreCase),
            "ends_with" => value.EndsWith(wanted, StringComparison.OrdinalIgnoreCase),
            _ => value.Contains(wanted, StringComparison.OrdinalIgnoreCase),
        };
    });

    private static bool MatchesRange<T>(T value, JToken conditions, Func<string, T> read)
        where T : IComparable<T> => conditions is JObject range && range.Properties().All(condition =>
    {
        var order = value.CompareTo(read(condition.Value.ToObject<string>() ?? ""));
        return condition.Name switch { "is" => order == 0, "min" => order >= 0, _ => order <= 0 };
    });
}
