using System.Globalization;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Stripe;

/// <summary>Reads only: finds charges and refunds by id or by our reference.</summary>
internal sealed class StripeLookups(StripeClient client, StripeReader reader)
{
    // A thousand objects; whoever has more on one charge, or charges more in the time of one lost answer, gets "ask again later".
    private const int MostPages = 10;

    public static bool IsIntent(string chargeId) => chargeId.StartsWith("pi_", StringComparison.Ordinal);

    public async Task<LookupResult<GatewayCharge>> ChargeAsync(string chargeId, CancellationToken cancel)
    {
        var answer = IsIntent(chargeId)
            ? await client.GetAsync($"payment_intents/{Uri.EscapeDataString(chargeId)}", StripeGateway.Fields("expand[0]", "latest_charge"), cancel).ConfigureAwait(false)
            : await client.GetAsync($"charges/{Uri.EscapeDataString(chargeId)}", [], cancel).ConfigureAwait(false);
        var found = Found<GatewayCharge>(answer, IsIntent(chargeId) ? reader.Intent : reader.Charge);
        return found is LookupResult<GatewayCharge>.Found { Value.Disputed: true } it && await AreAllDisputesOverAsync(it.Value.Id, cancel).ConfigureAwait(false)
            ? new LookupResult<GatewayCharge>.Found(it.Value with { Disputed = false })
            : found;
    }

    /// <remarks>Lists first: Stripe's search lags behind by minutes, so its silence proves nothing.</remarks>
    public async Task<LookupResult<GatewayCharge>> ChargeByReferenceAsync(string reference, DateTimeOffset notBefore, CancellationToken cancel)
    {
        var since = notBefore.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var query = StripeGateway.Fields("created[gte]", since, "expand[0]", "data.latest_charge");
        var listed = await ListAsync("payment_intents", query, intent => intent["metadata"]["order_id"].Text == reference, reader.Intent, cancel).ConfigureAwait(false);
        if (listed is not LookupResult<GatewayCharge>.Unavailable) return listed;
        var search = StripeGateway.Fields("query", $"metadata['order_id']:'{reference}'", "limit", "1");
        var answer = await client.GetAsync("payment_intents/search", search, cancel).ConfigureAwait(false);
        var hit = answer is StripeAnswer.Data data ? data.Value["data"].Items.Select(reader.Intent).FirstOrDefault() : null;
        return hit?.Reference == reference ? new LookupResult<GatewayCharge>.Found(hit) : listed;
    }

    public async Task<LookupResult<GatewayRefund>> RefundAsync(RefundOrder order, CancellationToken cancel)
    {
        var query = StripeGateway.Fields(IsIntent(order.ChargeId) ? "payment_intent" : "charge", order.ChargeId);
        var listed = await ListAsync("refunds", query, refund => refund["metadata"]["refund_ref"].Text == order.Reference, reader.Refund, cancel).ConfigureAwait(false);
        if (listed is not LookupResult<GatewayRefund>.NotFound) return listed;
        var charge = await ChargeAsync(order.ChargeId, cancel).ConfigureAwait(false);
        return charge.Match<LookupResult<GatewayRefund>>(
            it => it.Status == ChargeStatus.Voided ? new LookupResult<GatewayRefund>.Found(Void(it, order)) : listed,
            () => listed,
            text => new LookupResult<GatewayRefund>.Unavailable(text));
    }

    /// <summary>Whether the charge is surely held and not taken; false when that cannot be told.</summary>
    public async Task<bool> IsOnlyAuthorizedAsync(string chargeId, CancellationToken cancel) =>
        await ChargeAsync(chargeId, cancel).ConfigureAwait(false) is LookupResult<GatewayCharge>.Found { Value.Status: ChargeStatus.Authorized };

    private static GatewayRefund Void(GatewayCharge charge, RefundOrder order) =>
        new(charge.Id, charge.Id, order.Reference, charge.Amount, RefundStanding.Succeeded);

    // A charge says for ever that it was disputed; only the disputes themselves say how they ended.
    private async Task<bool> AreAllDisputesOverAsync(string chargeId, CancellationToken cancel)
    {
        var query = StripeGateway.Fields(IsIntent(chargeId) ? "payment_intent" : "charge", chargeId, "limit", "100");
        return await client.GetAsync("disputes", query, cancel).ConfigureAwait(false) is StripeAnswer.Data answer
            && answer.Value["data"].Items.Count > 0
            && !answer.Value["data"].Items.Any(StripeReader.IsAgainstUs);
    }

    /// <summary>The first of a list, page by page, that is wanted; NotFound at the list's end.</summary>
    public async Task<LookupResult<T>> ListAsync<T>(
        string path, IReadOnlyList<KeyValuePair<string, string>> query, Func<JsonValue, bool> wanted, Func<JsonValue, T?> read, CancellationToken cancel)
        where T : class
    {
        var after = "";
        for (var page = 0; page < MostPages; page++)
        {
            var answer = await client.GetAsync(path, [.. query, .. StripeGateway.Fields("limit", "100", "starting_after", after)], cancel).ConfigureAwait(false);
            if (answer is not StripeAnswer.Data { Value: var list } || list["data"].Kind != JsonKind.Array || list["has_more"].Flag is not { } more) return Missing<T>(answer);
            if (list["data"].Items.FirstOrDefault(wanted) is { } hit) return Found(new StripeAnswer.Data(hit), read);
            if (!more) return new LookupResult<T>.NotFound();
            var items = list["data"].Items;
            after = items.Count > 0 ? items[items.Count - 1]["id"].Text ?? "" : "";
            if (after.Length == 0) break;
        }

        return new LookupResult<T>.Unavailable("Stripe's list is too long to be searched through.");
    }

    private static LookupResult<T> Missing<T>(StripeAnswer answer)
        where T : class => Found<T>(answer, _ => null);

    public static LookupResult<T> Found<T>(StripeAnswer answer, Func<JsonValue, T?> read)
        where T : class => answer switch
        {
            StripeAnswer.Data it when read(it.Value) is { } value => new LookupResult<T>.Found(value),
            StripeAnswer.Refused { Code: "resource_missing" } => new LookupResult<T>.NotFound(),
            StripeAnswer.Refused it => new LookupResult<T>.Unavailable(it.Text),
            StripeAnswer.NotSent it => new LookupResult<T>.Unavailable(it.Text),
            StripeAnswer.Lost it => new LookupResult<T>.Unavailable(it.Text),
            _ => new LookupResult<T>.Unavailable("Stripe's answer cannot be understood."),
        };
}
