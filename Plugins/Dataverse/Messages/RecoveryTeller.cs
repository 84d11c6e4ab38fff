using System.ServiceModel;
using CrmPayments.Core.Messages;
using CrmPayments.Core.Recovery;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Recovery;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Messages;

/// <summary>
/// Looks at a planned message when it is due, as everything is now, and sends it, lets it wait, or ends it. Row, email and event
/// are one transaction; the row's version and the customer's key of the day keep two jobs from speaking at once.
/// </summary>
internal sealed class RecoveryTeller(Call call)
{
    private const int MostRaces = 5;

    public void Tell(Guid messageId)
    {
        for (var race = 0; race < MostRaces; race++)
        {
            var it = PlannedMessage.Read(call.Service, messageId);
            if (!IsDue(it) || TryTell(it)) return;
        }

        throw new InvalidPluginExecutionException(OperationStatus.Retry, "The customer's messages are written by others again and again.");
    }

    private static bool IsDue(PlannedMessage it) =>
        it.Row.Contains(CustomerMessageRow.NextTryOn) && it.Status is CustomerMessageRow.StatusWaiting or CustomerMessageRow.StatusFailed;

    /// <returns>False: another job was faster. Nothing of this one was written; it starts anew.</returns>
    private bool TryTell(PlannedMessage it)
    {
        if (it.Customer is null || MessageCustomer.Read(call.Service, it.Customer) is not { } customer) return Commit([MessageChange.Ended(it, OrganizationTexts().NoCustomer())]);
        var told = CustomerMessages.Read(call.Service, customer.Reference, call.Now);
        var debts = CustomerDebts.Read(call.Service, customer.Reference, it.Transaction);
        var clock = CustomerClock.For(customer.Place, RecoveryBook.ReadCountries(call.Service));
        var talk = new Talk(it, customer, told, debts, clock, customer.Language ?? OrganizationLanguage.Read(call.Service));
        try
        {
            return Commit(Do(talk));
        }
        catch (Exception wrong) when (wrong is InvalidPluginExecutionException or FaultException<OrganizationServiceFault>)
        {
            // Not swallowed: the little transaction was rolled back, and the row keeps the reason and the next try.
            return Commit(new MessageTroubles(call).NotSent(talk, wrong.Message));
        }
    }

    private IReadOnlyList<OrganizationRequest> Do(Talk talk)
    {
        var reach = talk.Customer.Reach(MessageSettings.FlowChannels(call.Service));
        var troubles = new MessageTroubles(call);
        return CustomerVoice.Decide(talk.Utterance, reach, talk.Clock, talk.Told.Sent, call.Now).Match(
            speak => new RecoverySpeech(call).Requests(talk, speak.Channel),
            wait => troubles.Waiting(talk, wait),
            silence => troubles.Silent(talk, silence.Why));
    }

    private bool Commit(IReadOnlyList<OrganizationRequest> requests)
    {
        try
        {
            call.Together([.. requests]);
            return true;
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Is(Faults.DuplicateKey) || fault.Is(Faults.VersionMismatch))
        {
            // Rolled back as a whole; the caller reads again and decides anew.
            return false;
        }
    }

    private Core.Text.Sentences OrganizationTexts() => Core.Text.Sentences.For(OrganizationLanguage.Read(call.Service));
}
