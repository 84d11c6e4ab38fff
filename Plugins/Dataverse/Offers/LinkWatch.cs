using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Gateways;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Offers;

/// <summary>Looks up a link that the gateway has, closes it when it must not be paid any more, and takes in what was paid.</summary>
internal sealed class LinkWatch(Call call)
{
    private readonly LinkMaker _maker = new(call);

    /// <summary>How long after its end a link that cannot be closed is asked about: the provider's clock may differ.</summary>
    private static readonly TimeSpan AfterItsEnd = TimeSpan.FromMinutes(5);

    /// <returns>What is to be committed now.</returns>
    public IReadOnlyList<OrganizationRequest> Look(OfferCase offer)
    {
        if (_maker.Connect(offer, out var problem) is not { } gateway) return Again(offer, problem);
        return Deadline.Run(cancel => gateway.FindLinkAsync(offer.LinkId!, cancel)).Match(
            link => Found(offer, gateway, link),
            () => call.Now > offer.ExpiresOn ? Ended(offer) : Again(offer, ""),
            why => Again(offer, why));
    }

    private IReadOnlyList<OrganizationRequest> Found(OfferCase offer, IMakesPaymentLinks gateway, PaymentLink link) => link.Status switch
    {
        PaymentLinkStatus.Paid or PaymentLinkStatus.Pending => Paid(offer, (IPaymentGateway)gateway, link),
        PaymentLinkStatus.Expired or PaymentLinkStatus.Closed => Ended(offer),
        _ => MustEnd(offer) ? Close(offer, gateway) : Again(offer, ""),
    };

    private bool MustEnd(OfferCase offer) => offer.IsWithdrawn || offer.HasEnded || offer.Link == LinkStage.ToBeClosed || call.Now >= offer.ExpiresOn;

    private IReadOnlyList<OrganizationRequest> Close(OfferCase offer, IMakesPaymentLinks gateway) =>
        Deadline.Run(cancel => gateway.CloseLinkAsync(offer.LinkId!, cancel)).Match(
            made => made.Link.Status == PaymentLinkStatus.Open ? Again(offer, "") : Found(offer, gateway, made.Link),
            no => no.GatewayCode == PaymentLinkResult.NotSupported ? AtItsEnd(offer) : Again(offer, no.GatewayText),
            notSent => Again(offer, notSent.Text),
            unknown => Again(offer, unknown.Text));

    /// <summary>Nobody has paid, and nobody can any more.</summary>
    private IReadOnlyList<OrganizationRequest> Ended(OfferCase offer)
    {
        void Close(Entity row) => row[AlternativeOfferRow.LinkStage] = new OptionSetValue((int)LinkStage.Ended);
        if (offer.HasEnded || offer.HasLivePayment || offer.Arrived.Amount > 0m)
            return [OfferChange.Row(offer, row => { Close(row); row[AlternativeOfferRow.NextCheckOn] = offer.HasEnded ? null : offer.ExpiresOn.UtcDateTime; })];
        return [.. OfferChange.Ended(offer, offer.IsWithdrawn ? OfferStatus.Withdrawn : OfferStatus.Expired, call.Now, also: Close)];
    }

    /// <summary>The provider cannot close it: it ends by itself, and until then nothing else is tried.</summary>
    private IReadOnlyList<OrganizationRequest> AtItsEnd(OfferCase offer) => call.Now <= offer.ExpiresOn
        ? [OfferChange.Row(offer, row => { row[AlternativeOfferRow.LinkStage] = new OptionSetValue((int)LinkStage.ToBeClosed); row[AlternativeOfferRow.NextCheckOn] = (offer.ExpiresOn + AfterItsEnd).UtcDateTime; })]
        : Again(offer, "");

    private IReadOnlyList<OrganizationRequest> Again(OfferCase offer, string why) =>
    [
        OfferChange.Row(offer, row =>
        {
            row[AlternativeOfferRow.Checks] = offer.Checks + 1;
            row[AlternativeOfferRow.NextCheckOn] = LinkLooks.Next(offer.Checks, call.Now, offer.ExpiresOn).UtcDateTime;
            if (offer.LinkId is not null && MustEnd(offer)) row[AlternativeOfferRow.LinkStage] = new OptionSetValue((int)LinkStage.ToBeClosed);
            row[AlternativeOfferRow.Error] = why.Length > 0 ? why.Cut(TextLimits.Words) : null;
        }),
    ];

    /// <summary>The notification of the payment may be lost: what the gateway tells of it is taken in as if it had come.</summary>
    private IReadOnlyList<OrganizationRequest> Paid(OfferCase offer, IPaymentGateway gateway, PaymentLink link)
    {
        var charge = link.Charge ?? FindCharge(offer, gateway);
        if (charge is null) return [OfferChange.Row(offer, Accept),];
        var news = new ChargeNews(charge.Id, charge, charge.Refunds, []);
        var taken = new ToldCharge(call, offer.Gateway).Apply(news).Requests;
        return [.. taken, OfferChange.Row(offer, Accept)];

        void Accept(Entity row)
        {
            row[AlternativeOfferRow.LinkStage] = new OptionSetValue((int)LinkStage.Paid);
            row[AlternativeOfferRow.Checks] = offer.Checks + 1;
            row[AlternativeOfferRow.NextCheckOn] = offer.HasEnded ? null : LinkLooks.Next(offer.Checks, call.Now, offer.ExpiresOn).UtcDateTime;
            if (offer.Status == OfferStatus.Open) row[AlternativeOfferRow.Status] = new OptionSetValue((int)OfferStatus.Accepted);
        }
    }

    private static GatewayCharge? FindCharge(OfferCase offer, IPaymentGateway gateway) =>
        Deadline.Run(cancel => gateway.FindChargeByReferenceAsync(offer.PaymentReference, offer.SubmittedOn ?? DateTimeOffset.MinValue, cancel))
            is LookupResult<GatewayCharge>.Found found ? found.Value : null;
}
