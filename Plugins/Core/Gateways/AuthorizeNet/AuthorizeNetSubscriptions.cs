using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.AuthorizeNet;

/// <summary>Automated Recurring Billing: a payment that was refused is found through its subscription, which alone has an event.</summary>
internal sealed class AuthorizeNetSubscriptions(AuthorizeNetClient client, AuthorizeNetLookups lookups)
{
    /// <summary>Before a subscription's id, where a transaction's could stand.</summary>
    public const string Prefix = "subscription:";

    /// <summary>The subscription's latest payment; nothing where none of its payments became a transaction, as with a card whose date had passed.</summary>
    /// <param name="id">Of the subscription, without the prefix.</param>
    /// <param name="cancel">Ends the waiting.</param>
    public async Task<LookupResult<GatewayNotification.Facts>> FactsAsync(string id, CancellationToken cancel)
    {
        var answer = await client.SendAsync("ARBGetSubscriptionRequest", "", new Members { { "subscriptionId", id }, { "includeTransactions", true } }, cancel).ConfigureAwait(false);
        if (answer is not AuthorizeNetAnswer.Data { Reply: var reply } || !reply["subscription"].IsObject) return new LookupResult<GatewayNotification.Facts>.Unavailable(AuthorizeNetLookups.TextOf(answer));
        if (Latest(reply["subscription"]["arbTransactions"]) is not { } latest) return new LookupResult<GatewayNotification.Facts>.Found(new(null, [], [], [], []));
        var told = await lookups.FactsAsync(latest, cancel).ConfigureAwait(false);
        return told is LookupResult<GatewayNotification.Facts>.Found { Value: var facts }
            ? new LookupResult<GatewayNotification.Facts>.Found(facts with { Charges = [.. facts.Charges.Select(charge => charge with { SubscriptionId = id })] })
            : told;
    }

    // The schema wraps the payments; its other lists are told without their wrapper. Times of this form sort as texts.
    private static string? Latest(JsonValue payments) => (payments.Kind == JsonKind.Array ? payments : payments["arbTransaction"]).Items
        .Where(payment => GatewayId.Of(payment["transId"].Written) is { } id && id != "0")
        .OrderBy(payment => payment["submitTimeUTC"].Text ?? "", StringComparer.Ordinal)
        .Select(payment => payment["transId"].Written)
        .LastOrDefault();
}
