using CrmPayments.Core.Attempts;
using CrmPayments.Core.Declines;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Gateways.Health;
using CrmPayments.Core.Refunds;
using CrmPayments.Core.Text;
using CrmPayments.Plugins.Gateways;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Sending;
using CrmPayments.Plugins.Tables;
using CrmPayments.Plugins.Timeline;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Refunds;

/// <summary>Commits what came of a refund: its row, the balances (through the steps on cpay_refund) and the attempt, together or not at all.</summary>
internal sealed class RefundOutcomes(Call call)
{
    /// <summary>Records the gateway's answer.</summary>
    /// <param name="refund">As it was read before the gateway was asked.</param>
    /// <param name="version">The row version that the caller's own last write left.</param>
    /// <param name="result">The answer.</param>
    /// <param name="operation">Refund, void or look-up.</param>
    /// <param name="duration">How long the gateway took.</param>
    public void Complete(RefundCase refund, string version, RefundResult result, AttemptOperation operation, TimeSpan duration) => Races.Settle(
        refund,
        version,
        (now, asOf) => TryComplete(now, asOf, result, operation, duration),
        () => RefundCase.Read(call.Service, refund.Id) ?? throw new InvalidPluginExecutionException($"The refund {refund.Id} is gone."));

    /// <summary>Nothing was sent and nothing can be now: says why and tries again by the schedule.</summary>
    public void Postpone(RefundCase refund, string why)
    {
        var result = new RefundResult.NotSent(DeclineReason.MerchantConfiguration, why);
        StillOpen(refund, Tried(refund, refund.IsVoid ? AttemptOperation.Void : AttemptOperation.Refund, result, TimeSpan.Zero), () => null);
    }

    /// <summary>The gateway is paused: the refund waits until it is tried again. Nothing is counted, so no pause uses up the look-ups.</summary>
    public void Hold(RefundCase refund, DateTimeOffset until)
    {
        var why = TextsOf(refund).GatewayPaused();
        var row = new Entity(RefundRow.Table, refund.Id) { RowVersion = refund.Version, [RefundRow.NextCheckOn] = (until + Spread.Of(refund.Id)).UtcDateTime, [RefundRow.Error] = why };
        var isTold = refund.Row.GetAttributeValue<string>(RefundRow.Error) == why;
        var attempt = refund.Attempt(refund.IsVoid ? AttemptOperation.Void : AttemptOperation.Refund, AttemptOutcome.NotSent) with { Text = why };
        Write(refund, [row.IfUnchanged(), .. isTold ? [] : attempt.ToRequests()]);
    }

    /// <summary>A look-up that did not settle the matter: counts it, plans the next one, and calls a person when the schedule has ended.</summary>
    /// <param name="refund">As read before the look-up.</param>
    /// <param name="outcome">What came of the look-up.</param>
    /// <param name="gatewayText">Safe to show; may be empty.</param>
    /// <param name="duration">How long the gateway took.</param>
    /// <param name="shown">Asked only when the look-ups have ended: the refunds the gateway shows on the charge; null: it could not be asked.</param>
    public void StillOpen(RefundCase refund, AttemptOutcome outcome, string gatewayText, TimeSpan duration, Func<IReadOnlyList<GatewayRefund>?> shown) =>
        StillOpen(refund, LookedUp(refund, outcome, gatewayText, duration), shown);

    private void StillOpen(RefundCase refund, Attempt attempt, Func<IReadOnlyList<GatewayRefund>?> shown)
    {
        var next = NextLookUp(refund.Checks + 1, refund.DueSince);
        var row = new Entity(RefundRow.Table, refund.Id)
        {
            RowVersion = refund.Version,
            [RefundRow.Checks] = refund.Checks + 1,
            [RefundRow.NextCheckOn] = next?.UtcDateTime,
        };
        if (RefundStates.CanMove(refund.Status, RefundStatus.Unknown)) row[RefundRow.Status] = new OptionSetValue((int)RefundStatus.Unknown);
        var requests = new List<OrganizationRequest> { row.IfUnchanged() };

        // A hundred look-ups without news are not a hundred lines on the timeline: the first and the last one are.
        if (refund.Checks == 0 || next is null) requests.AddRange(attempt.ToRequests());
        if (next is null && refund.IsScheduled) requests.Add(new CreateRequest { Target = PersonTask.RefundUndecided(refund, refund.Checks + 1, call.Now, shown()) });
        Write(refund, requests);
    }

    /// <remarks>Who moved the refund meanwhile knows more than news without an end.</remarks>
    private void Write(RefundCase refund, IEnumerable<OrganizationRequest> requests)
    {
        if (!call.TryTogether(requests)) call.Trace.Trace("Refund {0} was moved while it was looked up.", refund.Id);
    }

    /// <summary>The attempt that tells of an answer.</summary>
    public static Attempt Tried(RefundCase refund, AttemptOperation operation, RefundResult result, TimeSpan duration)
    {
        var no = result as RefundResult.Declined;
        return refund.Attempt(operation, OutcomeOf(result)) with
        {
            Text = TextsOf(refund).Result(result, refund.Amount),
            User = refund.RequestedBy?.Id,
            DeclineReason = no?.Reason ?? (result as RefundResult.NotSent)?.Reason,
            GatewayCode = no?.GatewayCode ?? "",
            GatewayText = no?.GatewayText ?? (result as RefundResult.NotSent)?.Text ?? (result as RefundResult.Unknown)?.Text ?? "",
            Duration = duration,
        };
    }

    private static Attempt LookedUp(RefundCase refund, AttemptOutcome outcome, string gatewayText, TimeSpan duration) => refund.Attempt(AttemptOperation.LookUp, outcome) with
    {
        Text = TextsOf(refund).Unknown(refund.Amount),
        GatewayText = gatewayText,
        Duration = duration,
    };

    private bool TryComplete(RefundCase refund, string version, RefundResult result, AttemptOperation operation, TimeSpan duration)
    {
        var attempt = Tried(refund, operation, result, duration).ToRequests();

        // A notification was faster and has told the end, or a person did: then this answer adds its line, and the refund stays as it is.
        return call.TryTogether(RefundStates.IsFinal(refund.Status) ? [.. attempt, .. BookedAfterAll(refund, result)] : [.. Moved(refund, version, result, operation), .. attempt]);
    }

    private IEnumerable<OrganizationRequest> Moved(RefundCase refund, string version, RefundResult result, AttemptOperation operation)
    {
        var changes = Changes(refund, result);
        changes.RowVersion = version;
        return [changes.IfUnchanged(), .. Follows(refund, changes, result, operation)];
    }

    /// <summary>A person had ended it as not booked while it was on its way: the gateway's answer counts like a notification of the same.</summary>
    private IEnumerable<OrganizationRequest> BookedAfterAll(RefundCase refund, RefundResult result)
    {
        if (refund.Status != RefundStatus.Failed || !refund.Row.Contains(RefundRow.ResolvedBy) || Told(refund.Order, result) is not { } told) return [];
        var charge = ChargeCase.Read(call.Service, refund.Charge.Id) ?? throw ChargeCase.Incomplete(refund.Charge.Id);
        return new KnownCharge(call, charge).Apply(new ChargeNews(told.ChargeId, null, [told], []));
    }

    /// <returns>Null: the answer tells of no refund.</returns>
    private static GatewayRefund? Told(RefundOrder order, RefundResult result) => result switch
    {
        RefundResult.Succeeded done => new(done.GatewayRefundId, order.ChargeId, order.Reference, order.Amount, RefundStanding.Succeeded, TraceNumber: done.TraceNumber),
        RefundResult.Processing waiting => new(waiting.GatewayRefundId, order.ChargeId, order.Reference, order.Amount, RefundStanding.Processing),
        _ => null,
    };

    /// <summary>A charge that was voided says so; a refund that nobody will look at again calls a person.</summary>
    private IEnumerable<OrganizationRequest> Follows(RefundCase refund, Entity changes, RefundResult result, AttemptOperation operation)
    {
        if (IsAboutBalance(result) && refund.Status != RefundStatus.Processing) yield return new CreateRequest { Target = PersonTask.BalanceTooLow(refund, result) };
        if (result is RefundResult.Succeeded && operation == AttemptOperation.Void) yield return new UpdateRequest { Target = Voided(refund) };
        if (result is not (RefundResult.Succeeded or RefundResult.Declined) && changes[RefundRow.NextCheckOn] is null && refund.IsScheduled)
            yield return new CreateRequest { Target = PersonTask.RefundUndecided(refund, refund.Checks, call.Now, null) };
    }

    private static bool IsAboutBalance(RefundResult result) =>
        result is RefundResult.Processing { BalanceTooLow: true } or RefundResult.Declined { Why: RefundDecline.BalanceTooLow };

    private Entity Changes(RefundCase refund, RefundResult result)
    {
        var row = new Entity(RefundRow.Table, refund.Id);
        switch (result)
        {
            case RefundResult.Succeeded done:
                End(row, RefundStatus.Succeeded);
                row[RefundRow.GatewayRefundId] = done.GatewayRefundId;
                if (done.TraceNumber.Length > 0) row[RefundRow.TraceNumber] = done.TraceNumber;
                row[RefundRow.ExpectedOn] = refund.ExpectedOn(call.Now);
                break;
            case RefundResult.Processing waiting:
                Wait(row, refund, RefundStatus.Processing);
                row[RefundRow.GatewayRefundId] = waiting.GatewayRefundId;
                if (waiting.BalanceTooLow) row[RefundRow.Error] = TextsOf(refund).Result(waiting, refund.Amount);
                row[RefundRow.ExpectedOn] = refund.ExpectedOn(call.Now);
                break;
            case RefundResult.Declined no:
                End(row, RefundStatus.Failed);
                row[RefundRow.GatewayCode] = no.GatewayCode.Cut(TextLimits.Code);
                row[RefundRow.Error] = TextsOf(refund).Result(no, refund.Amount);
                break;
            case RefundResult.NotSent not:
                Wait(row, refund, refund.Status);

                // This send certainly did not arrive; earlier ones may have. It counts as a try, so that the waits grow.
                row[RefundRow.SendCount] = refund.Sends;
                row[RefundRow.Checks] = refund.Checks + 1;
                row[RefundRow.Error] = TextsOf(refund).Result(not, refund.Amount);
                break;
            case RefundResult.Unknown lost:
                Wait(row, refund, RefundStatus.Unknown);
                row[RefundRow.Error] = TextsOf(refund).Result(lost, refund.Amount);
                break;
        }

        return row;
    }

    private void End(Entity row, RefundStatus status)
    {
        row[RefundRow.Status] = new OptionSetValue((int)status);
        row[RefundRow.CompletedOn] = call.Now.UtcDateTime;
        row[RefundRow.NextCheckOn] = null;
        row[RefundRow.Error] = null;
    }

    /// <summary>Stays or becomes undecided, with the next look-up; a state that may not follow is left as it is.</summary>
    private void Wait(Entity row, RefundCase refund, RefundStatus status)
    {
        var from = refund.Status == RefundStatus.Approved ? RefundStatus.Submitted : refund.Status;
        if (RefundStates.CanMove(from, status)) row[RefundRow.Status] = new OptionSetValue((int)status);
        row[RefundRow.NextCheckOn] = NextLookUp(refund.Checks, refund.SubmittedOn)?.UtcDateTime;
    }

    /// <summary>Null when the schedule has ended: a person decides. A look-up that a person asked for after the end begins no new schedule.</summary>
    private DateTimeOffset? NextLookUp(int checks, DateTimeOffset? since) => CheckSchedule.Next(checks, since ?? call.Now, call.Now);

    private static Sentences TextsOf(RefundCase refund) => Sentences.For(refund.Language);

    private static Entity Voided(RefundCase refund) =>
        new(TransactionRow.Table, refund.ChargeReference.Id) { [TransactionRow.Status] = new OptionSetValue((int)ChargeStatus.Voided) };

    private static AttemptOutcome OutcomeOf(RefundResult result) => result.Match(
        _ => AttemptOutcome.Succeeded, _ => AttemptOutcome.Processing, _ => AttemptOutcome.Declined, _ => AttemptOutcome.NotSent, _ => AttemptOutcome.Unknown);
}
