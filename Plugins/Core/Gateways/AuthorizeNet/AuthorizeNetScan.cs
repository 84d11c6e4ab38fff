using System.Globalization;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.AuthorizeNet;

/// <summary>
/// Looks for our reference where Authorize.Net has no search: in what is not settled, then in the batches that settled
/// since it was sent. A list shows the short form only, so a hit's details decide.
/// </summary>
/// <param name="client">Asks.</param>
/// <param name="lookups">Reads details.</param>
/// <param name="reference">Ours, whole.</param>
/// <param name="read">Null: not what is looked for.</param>
/// <param name="isFailed">A failed one is told only when there is no better: the same reference may have been sent again.</param>
internal sealed class AuthorizeNetScan<T>(AuthorizeNetClient client, AuthorizeNetLookups lookups, string reference, Func<JsonValue, T?> read, Func<T, bool> isFailed)
    where T : class
{
    // Within the minute that one conversation may take. Whoever has more gets "ask again later", never "not found".
    private const int MostRequests = 40, PageSize = 1000;

    // The most that one list of batches may span is 31 days.
    private static readonly TimeSpan Before = TimeSpan.FromDays(1), After = TimeSpan.FromDays(30);

    // Its web server's clock against that of its books.
    private static readonly TimeSpan ClockDifference = TimeSpan.FromMinutes(1);

    private readonly string _short = AuthorizeNetReference.Short(reference);

    private int _requests;

    // The gateway's own, of its latest answer.
    private DateTimeOffset? _now;

    private T? _failed;

    /// <param name="sentOn">When it was sent at the earliest; null: unknown, so that only what is not settled can be looked through.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public async Task<LookupResult<T>> RunAsync(DateTimeOffset? sentOn, CancellationToken cancel)
    {
        var newestFirst = new Members { { "sorting", Sorting() } };
        var unsettled = await ListAsync("getUnsettledTransactionListRequest", newestFirst, cancel).ConfigureAwait(false);
        if (unsettled is not LookupResult<T>.NotFound) return unsettled;
        var settled = sentOn is { } from ? await BatchesAsync(from, cancel).ConfigureAwait(false) : Unavailable("It is not among the unsettled transactions, and it is not known since when to look.");
        return settled is LookupResult<T>.NotFound && _failed is { } failed ? new LookupResult<T>.Found(failed) : settled;
    }

    private async Task<LookupResult<T>> BatchesAsync(DateTimeOffset from, CancellationToken cancel)
    {
        var first = from - Before;
        var last = from + After;
        var span = new Members { { "firstSettlementDate", Time(first) }, { "lastSettlementDate", Time(_now > first && _now + ClockDifference < last ? _now.Value + ClockDifference : last) } };
        var answer = await AskAsync("getSettledBatchListRequest", span, cancel).ConfigureAwait(false);
        if (answer is not AuthorizeNetAnswer.Data { Reply: var reply }) return Unavailable(AuthorizeNetLookups.TextOf(answer));
        if (Listed(reply, "batchList") is not { } batches) return Unavailable("Authorize.Net's list of batches cannot be read.");
        foreach (var batch in batches)
        {
            if (GatewayId.Of(batch["batchId"].Text) is not { } id) return Unavailable("Authorize.Net's list of batches cannot be read.");
            var found = await ListAsync("getTransactionListRequest", new Members { { "batchId", id }, { "sorting", Sorting() } }, cancel).ConfigureAwait(false);
            if (found is not LookupResult<T>.NotFound) return found;
        }

        return new LookupResult<T>.NotFound();
    }

    private async Task<LookupResult<T>> ListAsync(string operation, Members members, CancellationToken cancel)
    {
        for (var page = 1; ; page++)
        {
            var paging = new Members { { "paging", new Members { { "limit", PageSize }, { "offset", page } } } };
            var answer = await AskAsync(operation, [.. members, .. paging], cancel).ConfigureAwait(false);
            if (answer is not AuthorizeNetAnswer.Data { Reply: var reply }) return Unavailable(AuthorizeNetLookups.TextOf(answer));
            if (Listed(reply, "transactions") is not { } items) return Unavailable("Authorize.Net's list of transactions cannot be read.");
            var found = await HitsAsync(items, cancel).ConfigureAwait(false);
            if (found is not LookupResult<T>.NotFound || items.Count < PageSize) return found;
        }
    }

    private async Task<LookupResult<T>> HitsAsync(IReadOnlyList<JsonValue> items, CancellationToken cancel)
    {
        foreach (var item in items.Where(item => item["invoiceNumber"].Text == _short))
        {
            if (++_requests > MostRequests) return TooLong();
            var details = await lookups.DetailsAsync(item["transId"].Text ?? "", "", cancel).ConfigureAwait(false);
            if (details is not AuthorizeNetAnswer.Data { Reply: var transaction }) return Unavailable(AuthorizeNetLookups.TextOf(details));
            if (!AuthorizeNetReference.IsOf(transaction["order"], reference)) continue;
            if (read(transaction) is not { } hit) continue;
            if (!isFailed(hit)) return new LookupResult<T>.Found(hit);
            _failed ??= hit;
        }

        return new LookupResult<T>.NotFound();
    }

    private async Task<AuthorizeNetAnswer> AskAsync(string operation, Members members, CancellationToken cancel)
    {
        if (++_requests > MostRequests) return new AuthorizeNetAnswer.Lost("Authorize.Net's lists are too long to be searched through.");
        var answer = await client.SendAsync(operation, "", members, cancel).ConfigureAwait(false);
        _now = (answer as AuthorizeNetAnswer.Data)?.Date ?? _now;
        return answer;
    }

    /// <returns>Null when there is no list and the answer does not say "No records found" either.</returns>
    private static IReadOnlyList<JsonValue>? Listed(JsonValue reply, string name)
    {
        if (reply[name].Kind == JsonKind.Array) return reply[name].Items;
        return reply["messages"]["message"].Items.Any(message => message["code"].Text == "I00004") ? [] : null;
    }

    private static Members Sorting() => new() { { "orderBy", "submitTimeUTC" }, { "orderDescending", true } };

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static LookupResult<T> TooLong() => Unavailable("Authorize.Net's lists are too long to be searched through.");

    private static LookupResult<T> Unavailable(string text) => new LookupResult<T>.Unavailable(text);
}
