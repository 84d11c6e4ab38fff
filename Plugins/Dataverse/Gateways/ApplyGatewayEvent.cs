using System.ServiceModel;
using CrmPayments.Core.Gateways;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Gateways;

/// <summary>
/// Async step on cpay_gatewayevent: applies what a stored notification tells, together with marking it applied. What cannot be
/// applied now is kept with its reason and tried again; nothing is lost.
/// </summary>
public sealed class ApplyGatewayEvent : Plugin
{
    private const int MostRaces = 5;

    private protected override void Run(Call call)
    {
        EventCase? last = null;
        for (var race = 0; race < MostRaces; race++)
        {
            if (EventCase.Read(call.Service, call.Context.PrimaryEntityId) is not { } inbox || TryApply(call, inbox)) return;
            last = inbox;
        }

        call.Service.Update(last!.NotYet("The charge is written by other processes again and again.", call.Now.UtcDateTime));
    }

    /// <returns>False: another event or a refund's answer was written at the same moment. Nothing of this one was; it starts anew on what is there now.</returns>
    private static bool TryApply(Call call, EventCase inbox)
    {
        try
        {
            if (inbox.IsOpen) Apply(call, inbox);
            else if (inbox.IsScheduled) call.Service.Update(inbox.NotDue());
            return true;
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Is(Faults.DuplicateKey) || fault.Is(Faults.VersionMismatch))
        {
            return false;
        }
        catch (Exception wrong) when (wrong is InvalidPluginExecutionException or FaultException<OrganizationServiceFault> or ArgumentException or InvalidOperationException)
        {
            call.Trace.Trace("Event {0} cannot be applied yet: {1}", inbox.Row.Id, wrong.Message);
            call.Service.Update(inbox.NotYet(wrong.Message, call.Now.UtcDateTime));
            return true;
        }
    }

    private static void Apply(Call call, EventCase inbox)
    {
        var type = GatewayRow.TypeOf(inbox.Gateway) ?? throw new InvalidPluginExecutionException("The event's gateway has no type. Choose one on its form.");
        if (!GatewayCatalog.Available.Contains(type)) throw new InvalidPluginExecutionException($"This version has no adapter for {type}: it cannot read the event.");
        switch (GatewayCatalog.NotificationFormat(type).Read(inbox.Type, inbox.Payload))
        {
            case GatewayNotification.Facts facts:
                ApplyFacts(call, inbox, facts);
                break;
            case GatewayNotification.Hint hint:
                ApplyFacts(call, inbox, Named(Ask(call, inbox, hint.TransactionId), hint.CustomerReference));
                break;
            case GatewayNotification.Renewed renewed:
                ApplyRenewal(call, inbox, renewed);
                break;
            case GatewayNotification.Irrelevant:
                call.Service.Update(inbox.Done(GatewayEventRow.Ignored, call.Now.UtcDateTime, null));
                break;
            case GatewayNotification.Unreadable unreadable:
                throw new InvalidPluginExecutionException(unreadable.Text);
        }
    }

    /// <summary>A method that the CRM does not have concerns nobody here.</summary>
    private static void ApplyRenewal(Call call, EventCase inbox, GatewayNotification.Renewed renewed)
    {
        var changes = ToldMethod.Changes(call.Service, inbox.Gateway.Id, renewed);
        var status = changes.Count > 0 ? GatewayEventRow.Applied : GatewayEventRow.Ignored;
        call.Together([.. changes, new UpdateRequest { Target = inbox.Done(status, call.Now.UtcDateTime, null) }]);
    }

    /// <summary>The notification only named a transaction: its gateway is asked what it has of it. An async step holds no lock while it waits.</summary>
    private static GatewayNotification.Facts Ask(Call call, EventCase inbox, string transactionId)
    {
        if (GatewayConnector.Connect(call, inbox.Gateway) is not ITellsTransactions gateway)
            throw new InvalidPluginExecutionException("The event names a transaction, and its gateway has no way to be asked for one.");
        return Deadline.Run(cancel => gateway.TellAsync(transactionId, cancel)).Match(
            facts => facts,
            () => throw new InvalidPluginExecutionException($"The event is about the transaction {transactionId}, which the gateway does not know."),
            why => throw new InvalidPluginExecutionException($"The event is about the transaction {transactionId}, and the gateway could not be asked: {why}"));
    }

    /// <summary>The charges with the customer that came with the hint, where the gateway itself names none.</summary>
    private static GatewayNotification.Facts Named(GatewayNotification.Facts facts, string customer) => customer.Length == 0
        ? facts
        : facts with { Charges = [.. facts.Charges.Select(charge => charge.CustomerReference.Length == 0 ? charge with { CustomerReference = customer } : charge)] };

    private static void ApplyFacts(Call call, EventCase inbox, GatewayNotification.Facts facts)
    {
        if (facts.Refunds.Any(refund => refund.ChargeId.Length == 0)) throw new InvalidPluginExecutionException("The event tells of a refund and does not say of which charge.");
        var requests = new List<OrganizationRequest>();
        Guid? transactionId = null;
        var unfinished = false;
        foreach (var each in ChargeNews.Of(facts))
        {
            var change = new ToldCharge(call, inbox.Gateway).Apply(each);
            requests.AddRange(change.Requests);
            transactionId ??= change.TransactionId;
            unfinished |= change.IsNew && each.Refunds.Count > 0;
        }

        var now = call.Now.UtcDateTime;
        requests.Add(new UpdateRequest { Target = unfinished ? inbox.OnceMore(now) : inbox.Done(GatewayEventRow.Applied, now, transactionId) });
        call.Together([.. requests]);
    }
}
