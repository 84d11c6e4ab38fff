using CrmPayments.Core.Messages;

namespace CrmPayments.Webhooks.StatusPage;

/// <summary>From a token to the refund it shows. Dataverse is asked for a refund only when the token's signature fits.</summary>
internal sealed class StatusPages(StatusPageKey key, DataverseClient dataverse, TimeProvider clock)
{
    /// <returns>Null: there is no such page, whatever the reason.</returns>
    /// <exception cref="DataverseUnavailableException">Dataverse did not answer.</exception>
    public async Task<ShownRefund?> FindAsync(string? token, CancellationToken cancel)
    {
        if (token?.Length != StatusLinks.TokenLength || await ReadAsync(token, cancel).ConfigureAwait(false) is not { } link) return null;
        return await dataverse.FindAsync("cpay_refunds", link.RefundId, ShownRefund.Columns, cancel).ConfigureAwait(false) is { } row ? ShownRefund.Of(link, row) : null;
    }

    /// <summary>A token that does not fit may be signed with a key that was rolled since it was read.</summary>
    private async Task<StatusLink?> ReadAsync(string token, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var links = await key.FindAsync(cancel).ConfigureAwait(false);
        if (links.Read(token, now) is { } link) return link;
        return await key.FindAgainAsync(cancel).ConfigureAwait(false) is { } fresh ? fresh.Read(token, now) : null;
    }
}
