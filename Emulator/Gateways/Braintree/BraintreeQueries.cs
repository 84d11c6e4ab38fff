using System.Globalization;
using CrmPayments.Emulator.Gateways.Books;
using CrmPayments.Emulator.Gateways.Braintree.GraphQL;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>The root Query: ping, node, idFromLegacyId and search.</summary>
internal sealed class BraintreeQueries(Page page)
{
    private const int LargestPage = 50;

    private static readonly string[] TextFilter = ["is:String", "isNot:String", "startsWith:String", "endsWith:String", "contains:String"];
    private static readonly string[] ValueFilter = ["is:ID", "in:[ID!]"];
    private static readonly string[] RangeFilter = ["greaterThanOrEqualTo:Timestamp", "lessThanOrEqualTo:Timestamp"];

    public void AddTo(Schema schema)
    {
        schema.Type("Query")
            .Field<object>("ping", "", (_, _) => "pong")
            .Field<object>("node", "Node", (_, call) => FindNode(call.Text("id")), "id:ID!")
            .Field<object>("idFromLegacyId", "", (_, call) => Id(call.Text("legacyId"), call.Text("type")), "legacyId:ID!", "type:LegacyIdType!")
            .Field<object>("search", "Search", (_, _) => new Node("Search", this));
        schema.Type("Search")
            .Field<object>("transactions", "TransactionConnection", (_, call) => Search(call, "Transaction", sale => sale.IsSale), "input:TransactionSearchInput!", "first:Int", "after:String")
            .Field<object>("refunds", "RefundConnection", (_, call) => Search(call, "Refund", refund => !refund.IsSale), "input:RefundSearchInput!", "first:Int", "after:String")
            .Field<object>("payments", "PaymentConnection", (_, call) => Search(call, "Payment", _ => true), "input:PaymentSearchInput!", "first:Int", "after:String");
        foreach (var kind in (string[])["Transaction", "Refund", "Payment"]) Connection(schema, kind);
        schema.Type("PageInfo")
            .Scalar<Found>("hasNextPage", found => found.HasMore)
            .Scalar<Found>("endCursor", found => found.Payments.Count > 0 ? GlobalId.Of(found.Payments[^1]) : null)
            .Scalar<Found>("hasPreviousPage", _ => false)
            .Scalar<Found>("startCursor", found => found.Payments.Count > 0 ? GlobalId.Of(found.Payments[0]) : null);
        Inputs(schema);
    }

    private static void Connection(Schema schema, string kind)
    {
        schema.Type($"{kind}Connection")
            .Field<Found>("pageInfo", "PageInfo", (found, _) => new Node("PageInfo", found))
            .Field<Found>("edges", $"{kind}ConnectionEdge", (found, _) => found.Payments.Select(payment => new Node($"{kind}ConnectionEdge", payment)));
        schema.Type($"{kind}ConnectionEdge")
            .Scalar<BraintreeTransaction>("cursor", GlobalId.Of)
            .Field<BraintreeTransaction>("node", kind, (payment, _) => BraintreeSchema.Node(payment));
    }

    private static void Inputs(Schema schema)
    {
        foreach (var kind in (string[])["TransactionSearchInput", "RefundSearchInput", "PaymentSearchInput"])
            schema.Input(kind, "id:SearchValueInput", "orderId:SearchTextInput", "status:SearchStatusInput", "createdAt:SearchTimestampInput", "merchantAccountId:SearchValueInput", "amount:MonetaryAmountSearchInput");
        schema.Input("SearchTextInput", TextFilter);
        schema.Input("SearchValueInput", ValueFilter);
        schema.Input("SearchStatusInput", "is:PaymentStatus", "in:[PaymentStatus!]");
        schema.Input("SearchTimestampInput", RangeFilter);
        schema.Input("MonetaryAmountSearchInput", "value:SearchRangeInput", "currencyCode:String");
        schema.Input("SearchRangeInput", "is:Number", "greaterThanOrEqualTo:Number", "lessThanOrEqualTo:Number");
    }

    private Node FindNode(string id)
    {
        var (kind, legacyId) = GlobalId.Read(id) ?? throw NotFound();
        return kind switch
        {
            GlobalId.TransactionKind or GlobalId.RefundKind when page.Find<BraintreeTransaction>(legacyId) is { } payment && GlobalId.Of(payment) == id => BraintreeSchema.Node(payment),
            GlobalId.CustomerKind when page.Find<BraintreeCustomer>(legacyId) is { } customer => BraintreeSchema.Node(customer),
            GlobalId.MethodKind or GlobalId.PayPalMethodKind when page.Find<BraintreeMethod>(legacyId) is { } method => BraintreeSchema.Node(method),
            GlobalId.DisputeKind when page.Find<BraintreeDispute>(legacyId) is { } dispute => new Node("Dispute", dispute),
            _ => throw NotFound(),
        };
    }

    private string Id(string legacyId, string type) => type switch
    {
        "TRANSACTION" when page.Find<BraintreeTransaction>(legacyId) is { IsSale: true } sale => GlobalId.Of(sale),
        "REFUND" when page.Find<BraintreeTransaction>(legacyId) is { IsSale: false } refund => GlobalId.Of(refund),
        "CUSTOMER" when page.Find<BraintreeCustomer>(legacyId) is not null => GlobalId.Of(GlobalId.CustomerKind, legacyId),
        "PAYMENT_METHOD" when page.Find<BraintreeMethod>(legacyId) is { } method => GlobalId.Of(method),
        "DISPUTE" when page.Find<BraintreeDispute>(legacyId) is not null => GlobalId.Of(GlobalId.DisputeKind, legacyId),
        _ => throw NotFound(),
    };

    private Node Search(Call call, string kind, Func<BraintreeTransaction, bool> belongs)
    {
        var first = Math.Min(call.Arguments.Value<int?>("first") ?? LargestPage, LargestPage);
        var all = Candidates(call.Input).Where(payment => belongs(payment) && Matches(payment, call.Input));
        var rest = call.Text("after") is { Length: > 0 } cursor ? all.SkipWhile(payment => GlobalId.Of(payment) != cursor).Skip(1) : all;
        var taken = rest.Take(first + 1).ToList();
        return new Node($"{kind}Connection", new Found([.. taken.Take(first)], taken.Count > first));
    }

    // By order id is the common question, and the only one that the books have an index for.
    private IReadOnlyList<BraintreeTransaction> Candidates(JObject input) =>
        (string?)input.SelectToken("orderId.is") is { } orderId ? page.WithReference<BraintreeTransaction>(orderId) : page.All<BraintreeTransaction>();

    private static bool Matches(BraintreeTransaction payment, JObject input) =>
        MatchesText(payment.OrderId, input["orderId"])
        && (MatchesText(GlobalId.Of(payment), input["id"]) || MatchesText(payment.Id, input["id"]))
        && MatchesText(payment.Status.ToUpperInvariant(), input["status"])
        && MatchesText(payment.MerchantAccountId, input["merchantAccountId"])
        && MatchesRange(payment.CreatedOn, input["createdAt"], text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal))
        && MatchesRange(payment.Amount, input.SelectToken("amount.value"), text => decimal.Parse(text, CultureInfo.InvariantCulture))
        && MatchesText(payment.Currency, input.SelectToken("amount.currencyCode") is { } currency ? new JObject { ["is"] = currency } : null);

    private static bool MatchesText(string value, JToken? filter) => filter is not JObject conditions || conditions.Properties().All(condition =>
    {
        var wanted = condition.Value.Type == JTokenType.Array ? "" : (string?)condition.Value ?? "";
        return condition.Name switch
        {
            "is" => value == wanted,
            "isNot" => value != wanted,
            "in" => condition.Value is JArray list && list.Any(item => (string?)item == value),
            "startsWith" => value.StartsWith(wanted, StringComparison.OrdinalIgnoreCase),
            "endsWith" => value.EndsWith(wanted, StringComparison.OrdinalIgnoreCase),
            _ => value.Contains(wanted, StringComparison.OrdinalIgnoreCase),
        };
    });

    private static bool MatchesRange<T>(T value, JToken? filter, Func<string, T> read)
        where T : IComparable<T> => filter is not JObject conditions || conditions.Properties().All(condition =>
    {
        var order = value.CompareTo(read((string?)condition.Value ?? ""));
        return condition.Name switch { "is" => order == 0, "greaterThanOrEqualTo" => order >= 0, _ => order <= 0 };
    });

    private static GraphQLFault NotFound() => new("An object with this ID was not found.", "NOT_FOUND", inputPath: "id");

    private sealed record Found(IReadOnlyList<BraintreeTransaction> Payments, bool HasMore);
}
