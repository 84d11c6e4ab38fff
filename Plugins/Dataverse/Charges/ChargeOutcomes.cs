using System.ServiceModel;
using CrmPayments.Core.Attempts;
using CrmPayments.Core.Charges;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Gateways;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Sending;
using CrmPayments.Plugins.Tables;
using CrmPayments.Plugins.Timeline;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Charges;

/// <summary>Commits what came of a charge: its row, the debt it collects (through the steps on cpay_transaction) and the attempt, together or not at all.</summary>
internal sealed class ChargeOutcomes(Call call)
{
    /// <summary>Records the gateway's answer.</summary>
    /// <param name="one">As it was read before the gateway was asked.</param>
    /// <param name="version">The row version that the caller's own last write left.</param>
    /// <param name="result">The answer.</param>
    /// <param name="operation">Charge, retry or look-up.</param>
    /// <param name="duration">How long the gateway took.</param>
    public void Complete(TryCase one, string version, ChargeResult result, AttemptOperation operation, TimeSpan duration)
    {
        var sentOnce = one.Sends == 0;
        Races.Settle(
            one,
            version,
            (now, asOf) => TryComplete(now, asOf, result, operation, duration, sentOnce),
            () => TryCase.Read(call.Service, one.Id) ?? throw new InvalidPluginExecutionException($"The charge {one.Id} is gone."));
    }

    /// <summary>It is not sent after all: withdrawn, with the reason.</summary>
    /// <param name="one">As read.</param>
    /// <param name="why">Which rule.</param>
    /// <param name="words">In the words of whoever said no; null: ours.</param>
    public void Withdraw(TryCase one, TryRefusal why, string? words = null) => Withdraw(one, TryRules.ReasonOf(why), words ?? Texts(one).ChargeDenied(why));

    /// <inheritdoc cref="Withdraw(TryCase, TryRefusal, string?)"/>
    public void Withdraw(TryCase one, LimitRefusal limit) => Withdraw(one, TryRules.ReasonOf(limit.Why, limit.Verdict.Reason), Texts(one).ChargeDenied(limit.Why, limit.Verdict));

    /// <summary>Its gateway cannot be used as it is set up: nothing was sent, and a person must mend it.</summary>
    public void NotSendable(TryCase one, string why)
    {
        var result = new ChargeResult.NotSent(DeclineReason.MerchantConfiguration, why);
        Close(one, ChargeAnswer.Of(one, result, sentOnce: true, call.Now), Tried(one, one.Operation, result, TimeSpan.Zero));
    }

    /// <summary>The gateway is paused: the charge waits until it is tried again. Nothing is counted, so no pause uses up the look-ups.</summary>
    public void Hold(TryCase one, DateTimeOffset until)
    {
        var why = Texts(one).GatewayPaused();
        var row = new Entity(TransactionRow.Table, one.Id)
        {
            RowVersion = one.Version,
            [TransactionRow.NextCheckOn] = (until + Core.Gateways.Health.Spread.Of(one.Id)).UtcDateTime,
            [TransactionRow.GatewayText] = why,
        };
        var isTold = one.Row.GetAttributeValue<string>(TransactionRow.GatewayText) == why;
        if (!call.TryTogether([row.IfUnchanged(), .. isTold ? [] : (one.Attempt(one.Operation, AttemptOutcome.NotSent) with { Text = why }).ToRequests()]))
            call.Trace.Trace("Charge {0} was moved while its gateway rested.", one.Id);
    }

    /// <summary>A look-up that did not settle the matter: counts it, plans the next one, and calls a person when the schedule has ended.</summary>
    public void StillOpen(TryCase one, AttemptOutcome outcome, string gatewayText, TimeSpan duration)
    {
        var next = CheckSchedule.NextOfCharge(one.Checks + 1, one.DueSince, call.Now);
        var row = new Entity(TransactionRow.Table, one.Id)
        {
            RowVersion = one.Version,
            [TransactionRow.Checks] = one.Checks + 1,
            [TransactionRow.NextCheckOn] = next?.UtcDateTime,
        };
        if (ChargeStates.CanMove(one.Status, ChargeStatus.Unknown)) row[TransactionRow.Status] = new OptionSetValue((int)ChargeStatus.Unknown);
        var requests = new List<OrganizationRequest> { row.IfUnchanged() };

        // A hundred look-ups without news are not a hundred lines on the timeline: the first and the last one are.
        if (one.Checks == 0 || next is null) requests.AddRange(LookedUp(one, outcome, gatewayText, duration).ToRequests());
        if (next is null && one.IsScheduled) requests.Add(new CreateRequest { Target = PersonTask.ChargeUndecided(one, one.Checks + 1) });

        // Who moved the charge meanwhile knows more than a look-up without news.
        if (!call.TryTogether(requests)) call.Trace.Trace("Charge {0} was moved while it was looked up.", one.Id);
    }

    /// <summary>The gateway certainly has no such charge: it failed, and whatever collects the debt may go on. Never sent again itself.</summary>
    public void NeverMade(TryCase one, TimeSpan duration)
    {
        var words = Texts(one).ChargeNeverMade(one.Amount);
        Close(one, ChargeAnswer.NotCharged(one, words, call.Now), LookedUp(one, AttemptOutcome.NotFound, "", duration) with { Text = words });
    }

    private void Withdraw(TryCase one, DeclineReason? reason, string words) =>
        Close(one, ChargeAnswer.Withdrawn(one, reason, words, call.Now), one.Attempt(one.Operation, AttemptOutcome.NotSent) with { Text = words });

    private void Close(TryCase one, Entity row, Attempt attempt)
    {
        row.RowVersion = one.Version;
        if (!call.TryTogether([row.IfUnchanged(), .. attempt.ToRequests()])) call.Trace.Trace("Charge {0} was moved meanwhile.", one.Id);
    }

    private bool TryComplete(TryCase one, string version, ChargeResult result, AttemptOperation operation, TimeSpan duration, bool sentOnce)
    {
        var attempt = Tried(one, operation, result, duration).ToRequests();

        // A notification was faster and has told the end, or a person did: then this answer adds its line, and the charge stays as it is.
        if (!ChargeStates.IsLive(one.Status) || one.Status == ChargeStatus.Authorized) return call.TryTogether([.. attempt, .. MoneyAfterAll(one, result)]);
        var row = ChargeAnswer.Of(one, result, sentOnce, call.Now);
        row.RowVersion = version;
        try
        {
            return call.TryTogether([row.IfUnchanged(), .. ChargeAnswer.OfMethod(one, result, call.Now), .. attempt, .. Follows(one, row)]);
        }
        catch (FaultException<OrganizationServiceFault> fault) when (fault.Is(Faults.DuplicateKey))
        {
            // Not swallowed: another row has the gateway's id already, and the little transaction was rolled back whole.
            return call.TryTogether([.. new Twin(call, one).Join(row) ?? NotOurs(one, version, row), .. ChargeAnswer.OfMethod(one, result, call.Now), .. attempt]);
        }
    }

    /// <summary>The gateway names another charge of ours: no word to rely on. It is looked up again, and at last by a person.</summary>
    private IReadOnlyList<OrganizationRequest> NotOurs(TryCase one, string version, Entity answer)
    {
        var id = answer.GetAttributeValue<string>(TransactionRow.GatewayTransactionId);
        var row = ChargeAnswer.Of(one, new ChargeResult.Unknown($"The gateway tells of its charge {id}, which is another one here."), sentOnce: false, call.Now);
        row.RowVersion = version;
        return [row.IfUnchanged(), .. Follows(one, row)];
    }

    /// <summary>Nobody will look at it again, and its end is not known.</summary>
    private static IEnumerable<OrganizationRequest> Follows(TryCase one, Entity row)
    {
        if (row[TransactionRow.NextCheckOn] is null && !row.Contains(TransactionRow.CompletedOn) && one.IsScheduled)
            yield return new CreateRequest { Target = PersonTask.ChargeUndecided(one, one.Checks) };
    }

    /// <summary>It had ended without this money, by a person's word or by the gateway's own: it counts like a notification of the same.</summary>
    private IReadOnlyList<OrganizationRequest> MoneyAfterAll(TryCase one, ChargeResult result) =>
        result is ChargeResult.Accepted { Charge: var told } && ChargeStates.HasMoney(told.Status) && !(ChargeStates.HasMoney(one.Status) && one.GatewayTransactionId == told.Id) && one.Status != ChargeStatus.Voided
            ? new ToldCharge(call, one.Method!.Gateway).Apply(ChargeNews.Of(told with { Reference = one.Reference })).Requests
            : [];

    private static Attempt Tried(TryCase one, AttemptOperation operation, ChargeResult result, TimeSpan duration)
    {
        var no = result as ChargeResult.Declined;
        return one.Attempt(operation, ChargeAnswer.OutcomeOf(result)) with
        {
            Text = Texts(one).ChargeResult(result, one.Amount),
            DeclineReason = no?.Reason ?? (result as ChargeResult.NotSent)?.Reason,
            GatewayCode = no?.GatewayCode ?? "",
            GatewayText = no?.GatewayText ?? (result as ChargeResult.NotSent)?.Text ?? (result as ChargeResult.Unknown)?.Text ?? "",
            Duration = duration,
        };
    }

    private static Attempt LookedUp(TryCase one, AttemptOutcome outcome, string gatewayText, TimeSpan duration) => one.Attempt(AttemptOperation.LookUp, outcome) with
    {
        Text = Texts(one).ChargeUnknown(one.Amount),
        GatewayText = gatewayText,
        Duration = duration,
    };

    private static Sentences Texts(TryCase one) => Sentences.For(one.Language);
}
