using System.ServiceModel;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Recovery;
using CrmPayments.Core.Refunds;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Gateways;
using CrmPayments.Plugins.Messages;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Recovery;
using CrmPayments.Plugins.Recovery.Tasks;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Offers;

/// <summary>
/// Has an offer's payment link made: commits the intent, talks to the gateway outside any database transaction, commits the answer.
/// A lost answer is found by the offer's reference; asked again is only with the same reference and key, after the gateway's clear
/// word that there is no such link. So there are never two links for one offer.
/// </summary>
internal sealed class LinkMaker(Call call)
{
    private const int MostSends = 4;
    private const int MostRaces = 5;

    /// <summary>Before the first sending, for clocks that do not agree.</summary>
    private static readonly TimeSpan ClockSkew = TimeSpan.FromHours(1);

    /// <returns>What is to be committed now; empty: nothing, or it is committed already.</returns>
    public IReadOnlyList<OrganizationRequest> Make(OfferCase offer)
    {
        if (Connect(offer, out var problem) is not { } gateway) return NotSent(offer, problem);
        if (ReturnPage.Read(call.Service) is not { } page) return NotSent(offer, ReturnPage.Missing);
        var order = OrderOf(offer, page);
        if (!MarkBeingMade(offer)) return [];
        var result = Deadline.Run(cancel => gateway.CreateLinkAsync(order, cancel));
        Keep(offer.Id, now => result.Match(
            made => Made(now, made.Link),
            no => NotMade(now, Sentences.For(now.Language).LinkRefused(no.Reason, no.GatewayText)),
            notSent => NotSent(now, notSent.Text),
            unknown => Doubtful(now, unknown.Text)));
        return [];
    }

    /// <summary>Finds a link whose answer was lost.</summary>
    /// <inheritdoc cref="Make"/>
    public IReadOnlyList<OrganizationRequest> Find(OfferCase offer)
    {
        if (offer.SubmittedOn is { } sent && call.Now < CheckSchedule.AfterCrash(sent)) return [OfferChange.Later(offer, CheckSchedule.AfterCrash(sent))];
        if (Connect(offer, out var problem) is not { } gateway) return Doubtful(offer, problem);
        var since = (offer.MadeOn ?? call.Now) - ClockSkew;
        return Deadline.Run(cancel => gateway.FindLinkByReferenceAsync(offer.PaymentReference, since, cancel)).Match(
            found => Made(offer, found),
            () => MustClose(offer) || call.Now >= offer.ExpiresOn ? NothingLeft(offer) : Make(offer),
            why => Doubtful(offer, why));
    }

    /// <summary>The gateway, or null with the reason: it cannot be used now.</summary>
    /// <exception cref="GatewayPausedException">It failed too often: the offer waits until it may be asked again.</exception>
    public IMakesPaymentLinks? Connect(OfferCase offer, out string problem)
    {
        problem = "";
        try
        {
            if (GatewayConnector.Connect(call, offer.Gateway) is IMakesPaymentLinks links) return links;
            problem = Sentences.For(offer.Language).OfferRefused(new(OfferRefusal.NoLinks));
        }
        catch (Exception wrong) when (wrong is InvalidPluginExecutionException or FaultException<OrganizationServiceFault>)
        {
            // Not swallowed: an async step's read stands alone, and the offer keeps the reason and the next try.
            problem = wrong.Message;
        }

        return null;
    }

    private PaymentLinkOrder OrderOf(OfferCase offer, Uri page)
    {
        var recipient = Recipient.Read(call.Service, offer.Customer);
        return new(
            offer.PaymentReference, offer.Amount, DescriptionOf(offer, recipient.Language), offer.Customer?.Id.ToString("D") ?? "",
            "", offer.ExpiresOn, page.AbsoluteUri, offer.PaymentReference, recipient.Language);
    }

    private static string DescriptionOf(OfferCase offer, int language)
    {
        var what = offer.Debt.GetAttributeValue<string>(TransactionRow.Purpose) ?? offer.Debt.GetAttributeValue<string>(TransactionRow.OrderReference);
        return Sentences.For(language).OfferDescription(string.IsNullOrEmpty(what) ? offer.DebtReference.Name : what!);
    }

    /// <returns>False: somebody else moved the offer first, and nothing is sent.</returns>
    private bool MarkBeingMade(OfferCase offer)
    {
        try
        {
            call.Together(OfferChange.Row(offer, row =>
            {
                row[AlternativeOfferRow.LinkStage] = new OptionSetValue((int)LinkStage.BeingMade);
                row[AlternativeOfferRow.SendCount] = offer.Sends + 1;
                row[AlternativeOfferRow.SubmittedOn] = call.Now.UtcDateTime;
                row[AlternativeOfferRow.NextCheckOn] = CheckSchedule.AfterCrash(call.Now).UtcDateTime;
            }));
            return true;
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Is(Faults.VersionMismatch))
        {
            // Not swallowed: losing this race is the answer. Whoever won goes on.
            call.Trace.Trace("Offer {0} was moved by somebody else.", offer.Id);
            return false;
        }
    }

    /// <summary>The gateway has answered: the answer is kept, whatever was written to the offer meanwhile.</summary>
    private void Keep(Guid offerId, Func<OfferCase, IReadOnlyList<OrganizationRequest>> answer)
    {
        for (var race = 0; race < MostRaces; race++)
        {
            try
            {
                if (OfferCase.Read(call.Service, offerId) is { } now) call.Together([.. answer(now)]);
                return;
            }
            catch (FaultException<OrganizationServiceFault> fault) when (fault.Is(Faults.VersionMismatch))
            {
                call.Trace.Trace("Offer {0} was written by others; its answer is written once more.", offerId);
            }
        }
    }

    private IReadOnlyList<OrganizationRequest> Made(OfferCase offer, PaymentLink link)
    {
        var ends = link.ExpiresOn is { } on && on < offer.ExpiresOn ? on : offer.ExpiresOn;
        return
        [
            OfferChange.Row(offer, row =>
            {
                row[AlternativeOfferRow.LinkStage] = new OptionSetValue((int)(MustClose(offer) ? LinkStage.ToBeClosed : LinkStage.Open));
                row[AlternativeOfferRow.GatewayLinkId] = link.Id.Cut(255);
                if (link.Url.Length > 0) row[AlternativeOfferRow.Link] = link.Url;
                row[AlternativeOfferRow.ExpiresOn] = ends.UtcDateTime;
                row[AlternativeOfferRow.Checks] = 0;
                row[AlternativeOfferRow.NextCheckOn] = (MustClose(offer) || link.Status != PaymentLinkStatus.Open ? call.Now : LinkLooks.Next(0, call.Now, ends)).UtcDateTime;
                row[AlternativeOfferRow.Error] = null;
            }),
            .. MustClose(offer) || link.Url.Length == 0 ? [] : OfferMessages.Told(offer.Row, link.Url, offer.DebtReason, call.Now),
        ];
    }

    /// <summary>A clear no: the ladder goes on, and who made the offer learns why.</summary>
    private IReadOnlyList<OrganizationRequest> NotMade(OfferCase offer, string why) =>
    [
        .. OfferChange.Ended(offer, offer.IsWithdrawn ? OfferStatus.Withdrawn : OfferStatus.Failed, call.Now, why, row => row[AlternativeOfferRow.LinkStage] = new OptionSetValue((int)LinkStage.NotMade)),
        .. TellMaker(offer, why),
    ];

    /// <summary>It certainly never reached the gateway. After a few times the offer has failed.</summary>
    private IReadOnlyList<OrganizationRequest> NotSent(OfferCase offer, string why)
    {
        if (MustClose(offer) || call.Now >= offer.ExpiresOn) return NothingLeft(offer);
        if (offer.Checks + 1 >= MostSends) return NotMade(offer, why);
        return
        [
            OfferChange.Row(offer, row =>
            {
                row[AlternativeOfferRow.LinkStage] = new OptionSetValue((int)LinkStage.ToBeMade);
                row[AlternativeOfferRow.Checks] = offer.Checks + 1;
                row[AlternativeOfferRow.Error] = why.Cut(TextLimits.Words);
                row[AlternativeOfferRow.NextCheckOn] = (CheckSchedule.Next(offer.Checks, call.Now, call.Now) ?? call.Now).UtcDateTime;
            }),
        ];
    }

    /// <summary>It may have arrived: it is looked up until nobody could pay it any more.</summary>
    private IReadOnlyList<OrganizationRequest> Doubtful(OfferCase offer, string why)
    {
        if (call.Now >= offer.ExpiresOn) return NothingLeft(offer);
        var next = CheckSchedule.Next(offer.Checks, offer.SubmittedOn ?? call.Now, call.Now) ?? offer.ExpiresOn;
        return
        [
            OfferChange.Row(offer, row =>
            {
                row[AlternativeOfferRow.Checks] = offer.Checks + 1;
                row[AlternativeOfferRow.Error] = why.Cut(TextLimits.Words);
                row[AlternativeOfferRow.NextCheckOn] = (next < offer.ExpiresOn ? next : offer.ExpiresOn).UtcDateTime;
            }),
        ];
    }

    /// <summary>There is no link, or nobody can pay with it any more.</summary>
    private IReadOnlyList<OrganizationRequest> NothingLeft(OfferCase offer) => offer.HasEnded
        ? [OfferChange.Row(offer, row => { row[AlternativeOfferRow.LinkStage] = new OptionSetValue((int)LinkStage.Ended); row[AlternativeOfferRow.NextCheckOn] = null; })]
        : [
            .. OfferChange.Ended(offer, offer.IsWithdrawn ? OfferStatus.Withdrawn : OfferStatus.Expired, call.Now, also: row => row[AlternativeOfferRow.LinkStage] = new OptionSetValue((int)LinkStage.Ended)),
            .. offer is { Confirms: true, IsWithdrawn: false } ? TellMaker(offer, Sentences.For(offer.Language).LinkNotKnown()) : [],
        ];

    /// <summary>It was called off, or paid another way, while the link was being made.</summary>
    private static bool MustClose(OfferCase offer) => offer.IsWithdrawn || offer.HasEnded;

    /// <summary>Where the ladder made it, only if nobody else can be asked: a charge that waits for the customer's word.</summary>
    private IEnumerable<OrganizationRequest> TellMaker(OfferCase offer, string why) => offer switch
    {
        { MadeBy: not null } => [new CreateRequest { Target = OfferTask.LinkNotMade(offer, why) }],
        { Confirms: true, Customer: { } customer } when OfferTask.NotAsked(offer, customer, why) is var task => [CaseChange.Hindered(offer.CaseId, task.Description), .. RecoveryTasks.Requests(call, task)],
        _ => [],
    };
}
