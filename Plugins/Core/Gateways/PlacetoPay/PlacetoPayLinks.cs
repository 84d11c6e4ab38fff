using CrmPayments.Core.Declines;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.PlacetoPay;

/// <summary>Sessions as payment links: they end by themselves, can be cancelled, and carry our reference.</summary>
internal sealed class PlacetoPayLinks(PlacetoPayClient client, PlacetoPayReader reader, PlacetoPayLookups lookups, IClock clock)
{
    // PlacetoPay wants five minutes; the clocks of two machines differ by less than one.
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(6);

    public async Task<PaymentLinkResult> CreateAsync(PaymentLinkOrder order, CancellationToken cancel)
    {
        if (order.ExpiresOn - clock.Now < Shortest) return new PaymentLinkResult.Declined(DeclineReason.NotPermitted, "", "PlacetoPay keeps a page open for five minutes at least.");
        return await client.PostAsync("session", PlacetoPayRequests.Session(order), cancel).ConfigureAwait(false) switch
        {
            PlacetoPayAnswer.Data { Value: var session } when Made(session, order) is { } link => new PaymentLinkResult.Made(link),
            PlacetoPayAnswer.Refused it => PlacetoPayGateway.Refusals.AnswerLink(it.Code, it.Text),
            PlacetoPayAnswer.NotSent it => new PaymentLinkResult.NotSent(it.Reason, it.Text),
            var other => new PaymentLinkResult.Unknown(other.Why),
        };
    }

    public async Task<LookupResult<PaymentLink>> FindAsync(string linkId, CancellationToken cancel) => PlacetoPayLookups.Found(await lookups.SessionAsync(linkId, cancel).ConfigureAwait(false), reader.Link);

    public async Task<PaymentLinkResult> CloseAsync(string linkId, CancellationToken cancel)
    {
        var answer = await client.PostAsync($"session/{Uri.EscapeDataString(linkId)}/cancel", PlacetoPayRequests.Nothing, cancel).ConfigureAwait(false);
        if (answer is PlacetoPayAnswer.NotSent unsent) return new PaymentLinkResult.NotSent(unsent.Reason, unsent.Text);
        // Whatever the answer says: how the session stands now, it tells itself.
        if (await FindAsync(linkId, cancel).ConfigureAwait(false) is LookupResult<PaymentLink>.Found { Value: { Status: not PaymentLinkStatus.Open } link }) return new PaymentLinkResult.Made(link);
        return answer is PlacetoPayAnswer.Refused refused ? PlacetoPayGateway.Refusals.AnswerLink(refused.Code, refused.Text) : new PaymentLinkResult.Unknown(answer.Why);
    }

    // The answer repeats neither reference nor amount: only the address is PlacetoPay's word.
    private static PaymentLink? Made(JsonValue answer, PaymentLinkOrder order) =>
        answer["status"]["status"].Text == "OK" && PlacetoPayReader.Id(answer) is { } id && PaymentLink.SafeUrl(answer["processUrl"].Text) is { Length: > 0 } url
            ? new PaymentLink(id, order.Reference, url, order.Amount, PaymentLinkStatus.Open, null) { ExpiresOn = order.ExpiresOn }
            : null;
}
