using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Recovery;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Offers;

/// <summary>What changes when an offer does: its own row, and the case that rests meanwhile.</summary>
internal static class OfferChange
{
    /// <summary>The offer has ended; the case goes on, unless it has ended, too.</summary>
    /// <param name="offer">As read: all of this holds only for it.</param>
    /// <param name="status">Expired, Withdrawn, Failed or Fulfilled.</param>
    /// <param name="now">UTC.</param>
    /// <param name="why">For people; null: nothing went wrong.</param>
    /// <param name="also">Further columns of the offer.</param>
    public static IEnumerable<OrganizationRequest> Ended(OfferCase offer, OfferStatus status, DateTimeOffset now, string? why = null, Action<Entity>? also = null)
    {
        yield return Row(offer, row =>
        {
            row[AlternativeOfferRow.Status] = new OptionSetValue((int)status);
            row[AlternativeOfferRow.OpenKey] = null;
            row[AlternativeOfferRow.CompletedOn] = now.UtcDateTime;
            row[AlternativeOfferRow.NextCheckOn] = null;
            row[AlternativeOfferRow.Error] = why?.Cut(TextLimits.Words);
            also?.Invoke(row);
        });
        if (offer.Holds && offer.CaseStatus == CaseStatus.OfferOpen) yield return Released(offer, now);
    }

    /// <summary>Columns of the offer, which must be as it was read.</summary>
    public static UpdateRequest Row(OfferCase offer, Action<Entity> change)
    {
        var row = new Entity(AlternativeOfferRow.Table, offer.Id) { RowVersion = offer.Version };
        change(row);
        return new UpdateRequest { Target = row, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches };
    }

    /// <summary>When it is looked at again.</summary>
    public static UpdateRequest Later(OfferCase offer, DateTimeOffset? on) => Row(offer, row => row[AlternativeOfferRow.NextCheckOn] = on?.UtcDateTime);

    /// <summary>Only a case that still rests for an offer goes on: one that has ended meanwhile must not come back.</summary>
    private static UpdateRequest Released(OfferCase offer, DateTimeOffset now)
    {
        var request = (UpdateRequest)CaseChange.OfferEnded(offer.CaseId, now);
        request.Target.RowVersion = offer.Case.RowVersion;
        request.ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches;
        return request;
    }
}
