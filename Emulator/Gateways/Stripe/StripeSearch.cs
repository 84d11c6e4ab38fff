using System.Globalization;
using System.Text.RegularExpressions;
using CrmPayments.Emulator.Gateways.Books;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>The search query language: clauses of field, operator and value, joined by AND or by OR. Hits are never late here, unlike at the vendor's.</summary>
internal static partial class StripeSearch
{
    public static StripeAnswer Intents(StripeCall call) => Answer(
        call, "/v1/payment_intents/search", call.Page.All<StripeIntent>(),
        it => new Fields(it.Status, it.Amount, it.Currency, it.CreatedOn, it.CustomerId, it.Metadata), StripeJson.Intent);

    public static StripeAnswer Charges(StripeCall call) => Answer(
        call, "/v1/charges/search", call.Page.All<StripeCharge>(),
        it => new Fields(it.Succeeded ? "succeeded" : "failed", it.Amount, it.Currency, it.CreatedOn, it.CustomerId, it.Metadata), call.Json.Charge);

    private static StripeAnswer Answer<T>(StripeCall call, string url, IEnumerable<T> entries, Func<T, Fields> fields, Func<T, JObject> write)
        where T : IBooked
    {
        var query = call.Text("query");
        var words = Clause().Matches(query);
        var joins = Join().Count(query);
        if (words.Count == 0 || joins != words.Count - 1) return StripeAnswer.Invalid("We were unable to parse your search query.", param: "query");
        if (words.Select(word => word.Groups["field"].Value).FirstOrDefault(field => !Fields.Exists(field)) is { } unknown)
            return StripeAnswer.Invalid($"Field `{unknown}` is an unsupported search field.", param: "query");
        var any = query.Contains(" OR ", StringComparison.Ordinal);
        var found = entries.Where(entry => any ? words.Any(word => fields(entry).Match(word)) : words.All(word => fields(entry).Match(word))).ToList();
        var start = call.Text("page") is { Length: > 0 } page ? found.FindIndex(entry => entry.Id == page) + 1 : 0;
        var limit = (int)(call.Whole("limit") ?? 10);
        var taken = found.Skip(start).Take(limit).ToList();
        var more = found.Count > start + taken.Count;
        return call.Answer(new JObject { ["object"] = "search_result", ["url"] = url, ["has_more"] = more, ["next_page"] = more ? taken[^1].Id : null, ["data"] = new JArray(taken.Select(write)) });
    }

    [GeneratedRegex("""(?<field>metadata\[['"](?<key>[^'"]+)['"]\]|[a-z_]+)\s*(?<operator>:|>=|<=|>|<|~)\s*(?:['"](?<value>[^'"]*)['"]|(?<value>[0-9]+))""")]
    private static partial Regex Clause();

    [GeneratedRegex(" (AND|OR) ")]
    private static partial Regex Join();

    private sealed record Fields(string Status, long Amount, string Currency, DateTimeOffset CreatedOn, string CustomerId, IReadOnlyDictionary<string, string> Metadata)
    {
        public static bool Exists(string field) => field is "status" or "amount" or "currency" or "created" or "customer" || field.StartsWith("metadata[", StringComparison.Ordinal);

        public bool Match(Match clause)
        {
            var (field, operation, value) = (clause.Groups["field"].Value, clause.Groups["operator"].Value, clause.Groups["value"].Value);
            return field switch
            {
                "amount" => Compare(Amount, operation, value),
                "created" => Compare(CreatedOn.ToUnixTimeSeconds(), operation, value),
                "status" => Compare(Status, operation, value),
                "currency" => Compare(Currency, operation, value),
                "customer" => Compare(CustomerId, operation, value),
                _ => Metadata.TryGetValue(clause.Groups["key"].Value, out var stored) && Compare(stored, operation, value),
            };
        }

        private static bool Compare(long stored, string operation, string value) =>
            long.TryParse(value, CultureInfo.InvariantCulture, out var wanted) && operation switch
            {
                ":" => stored == wanted,
                ">" => stored > wanted,
                "<" => stored < wanted,
                ">=" => stored >= wanted,
                "<=" => stored <= wanted,
                _ => false,
            };

        private static bool Compare(string stored, string operation, string value) =>
            operation switch { ":" => stored == value, "~" => stored.Contains(value, StringComparison.OrdinalIgnoreCase), _ => false };
    }
}
