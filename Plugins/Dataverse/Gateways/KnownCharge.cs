using CrmPayments.Core.Attempts;
using CrmPayments.Core.Charges;
using CrmPayments.Core.Gateways;
using CrmPayments.Core.Refunds;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Refunds;
using CrmPayments.Plugins.Tables;
using CrmPayments.Plugins.Timeline;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Plugins.Gateways;

/// <summary>
/// What a notification changes on a charge that is in the CRM already. States only move forward; a repeated one changes nothing.
/// All of it holds only for the charge as it was read: whoever changes a refund locks the charge, so its row version tells.
/// </summary>
internal sealed class KnownCharge(Call call, ChargeCase charge)
{
    public IReadOnlyList<OrganizationRequest> Apply(ChargeNews news)
    {
        var status = news.Charge is { } told && ChargeStates.CanMove(charge.Status, told.Status) ? told.Status : (ChargeStatus?)null;
        var changes = ChargeChanges(news, status);
        var follows = Consequences(news, status).ToList();
        if (changes.Attributes.Count == 0 && follows.Count == 0) return [];
        if (changes.Attributes.Count == 0) changes = ChargeCase.LockOf(charge.Row.Id);
        changes.RowVersion = charge.Row.RowVersion;
        return [new UpdateRequest { Target = changes, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches }, .. follows];
    }

    private IEnumerable<OrganizationRequest> Consequences(ChargeNews news, ChargeStatus? status)
    {
        var follows = news.Refunds.SelectMany(Refund).Concat(new DisputeNews(charge, news).Consequences());
        if (status is ChargeStatus.Declined or ChargeStatus.Failed) follows = ChargeAttempt(news.Charge!).ToRequests().Concat(follows);
        else if (status is { } told && EndsOurDoubt(told)) follows = Ended(news.Charge!).ToRequests().Concat(follows);
        return status == ChargeStatus.Voided ? follows.Concat(Voided()) : follows;
    }

    /// <returns>Without a column when nothing changes on the charge itself.</returns>
    private Entity ChargeChanges(ChargeNews news, ChargeStatus? status)
    {
        var row = new Entity(TransactionRow.Table, charge.Row.Id);
        if (status is { } next)
        {
            // What was captured may be less than what was authorized.
            var captured = ChargeStates.HasMoney(next) ? charge.Told(news.Charge!.Amount) : charge.Captured;
            row = charge.BalanceColumns(status: next, captured: captured, disputes: new DisputeNews(charge, news).After);
            row[TransactionRow.Amount] = new CrmMoney(captured.Amount);
            row[TransactionRow.Status] = new OptionSetValue((int)next);
            GatewayCodes.Set(row, news.Charge!);
            if (news.Charge!.CardFingerprint.Length > 0) row[TransactionRow.Fingerprint] = Fingerprint.OfTold(charge.Gateway.Id, news.Charge.CardFingerprint);
            if (news.Charge!.SettledOn is { } settled) row[TransactionRow.SettledOn] = settled.UtcDateTime;
            if (charge.IsOurs && next != ChargeStatus.Pending) End(row, news.Charge);
        }

        if (LacksItsSubscription(news))
        {
            if (!charge.Row.Contains(TransactionRow.GatewaySubscriptionId)) ToldSubscription.Name(row, news.Charge!);
            ToldSubscription.Find(call.Service, charge.Gateway.Id, news.Charge!)?.Tie(row, charge.Row);
        }

        if (charge.GatewayTransactionId is null) row[TransactionRow.GatewayTransactionId] = news.ChargeId;

        new DisputeNews(charge, news).Set(row, status);
        return row;
    }

    private bool LacksItsSubscription(ChargeNews news) =>
        news.Charge is { SubscriptionId.Length: > 0 } && !charge.IsOurs && !charge.Row.Contains(TransactionRow.Subscription) && !charge.Row.Contains(TransactionRow.Origin);

    /// <summary>What we sent has its end: nobody needs to look it up any more.</summary>
    private void End(Entity row, GatewayCharge told)
    {
        row[TransactionRow.CompletedOn] = call.Now.UtcDateTime;
        row[TransactionRow.NextCheckOn] = null;
        if (!charge.Row.Contains(TransactionRow.ChargedOn)) row[TransactionRow.ChargedOn] = (told.CreatedOn ?? call.Now).UtcDateTime;
    }

    private bool EndsOurDoubt(ChargeStatus told) => charge.IsOurs && ChargeStates.IsInDoubt(charge.Status) && ChargeStates.HasMoney(told);

    private Attempt Ended(GatewayCharge told) => ChargeAttempt(told) with { Operation = AttemptOperation.Notification, Outcome = AttemptOutcome.Succeeded, Text = "Told by the gateway.", Amount = charge.Told(told.Amount) };

    private IEnumerable<OrganizationRequest> Refund(GatewayRefund told)
    {
        var ours = charge.Refunds.FirstOrDefault(refund => HasItsId(refund, told))
            ?? charge.Refunds.FirstOrDefault(refund => HasItsReference(refund, told))
            ?? charge.Refunds.FirstOrDefault(refund => IsReversal(refund, told));
        if (ours is null) return MadeElsewhere.Refund(charge, told, call.Now);
        if (WasGivenUp(ours, told)) return [.. MadeElsewhere.Refund(charge, told, call.Now), new CreateRequest { Target = PersonTask.BookedAfterAll(charge, ours, told) }];
        var status = ChargeCase.StatusOf(ours);
        if (RefundStates.IsBounce(status, told.Standing)) return Bounced(ours, told);
        return Follows(status, told.Standing) is { } next ? [Move(ours, next, told), .. Attempt(ours, told)] : [];
    }

    private static bool HasItsId(Entity refund, GatewayRefund told) => refund.GetAttributeValue<string>(RefundRow.GatewayRefundId) == told.Id;

    private static bool HasItsReference(Entity refund, GatewayRefund told) =>
        told.Reference.Length > 0 && refund.GetAttributeValue<string>(RefundRow.Reference) == told.Reference;

    /// <summary>
    /// A person had ended it as not booked, and the gateway has booked it. A final state does not change: the money that moved gets
    /// a row of its own, which this notification finds by its id from then on.
    /// </summary>
    private static bool WasGivenUp(Entity refund, GatewayRefund told) =>
        told.Standing != RefundStanding.Failed
        && ChargeCase.StatusOf(refund) == RefundStatus.Failed
        && refund.Contains(RefundRow.ResolvedBy)
        && !HasItsId(refund, told);

    /// <summary>
    /// Our void of the whole charge, that came after the settlement and became a refund at the gateway: it carries the charge's
    /// reference instead of ours. A charge goes back whole only once, so it is the one we are waiting for.
    /// </summary>
    private bool IsReversal(Entity refund, GatewayRefund told) =>
        refund.GetAttributeValue<OptionSetValue>(RefundRow.Kind)?.Value == RefundRow.KindVoid
        && RefundStates.IsUnderway(ChargeCase.StatusOf(refund))
        && refund.GetAttributeValue<string>(RefundRow.GatewayRefundId) is null
        && told.Standing != RefundStanding.Failed
        && told.Amount.Amount == charge.Captured.Amount;

    private static RefundStatus? Follows(RefundStatus from, RefundStanding told)
    {
        var to = told switch { RefundStanding.Succeeded => RefundStatus.Succeeded, RefundStanding.Failed => RefundStatus.Failed, _ => RefundStatus.Processing };
        return RefundStates.CanMove(from, to) ? to : null;
    }

    private UpdateRequest Move(Entity ours, RefundStatus next, GatewayRefund told)
    {
        var row = new Entity(RefundRow.Table, ours.Id)
        {
            RowVersion = ours.RowVersion,
            [RefundRow.Status] = new OptionSetValue((int)next),
            [RefundRow.GatewayRefundId] = told.Id,
            [RefundRow.GatewayCode] = told.GatewayCode.Cut(TextLimits.Code),
        };
        if (told.TraceNumber.Length > 0) row[RefundRow.TraceNumber] = told.TraceNumber;
        if (RefundStates.IsFinal(next))
        {
            row[RefundRow.CompletedOn] = call.Now.UtcDateTime;
            row[RefundRow.NextCheckOn] = null;
            row[RefundRow.Error] = next == RefundStatus.Failed ? told.GatewayText.Cut(TextLimits.Words) : null;
        }

        return new UpdateRequest { Target = row, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches };
    }

    /// <summary>
    /// A refund that was done came back. Its state stays; the correction beside it frees the amount, and people are told by the
    /// timeline and by a task. Told again, it changes nothing.
    /// </summary>
    private IEnumerable<OrganizationRequest> Bounced(Entity ours, GatewayRefund told)
    {
        if (ChargeCase.HasBounced(ours)) return [];
        var row = new Entity(RefundRow.Table, ours.Id)
        {
            RowVersion = ours.RowVersion,
            [RefundRow.BouncedOn] = call.Now.UtcDateTime,
            [RefundRow.GatewayCode] = told.GatewayCode.Cut(TextLimits.Code),
            [RefundRow.Error] = told.GatewayText.Cut(TextLimits.Words),
        };
        return
        [
            new UpdateRequest { Target = row, ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches },
            .. Attempt(ours, told),
            new CreateRequest { Target = PersonTask.RefundBounced(charge, ours, told) },
        ];
    }

    private IReadOnlyList<OrganizationRequest> Attempt(Entity ours, GatewayRefund told) =>
        MadeElsewhere.Attempt(charge, told, AttemptOperation.Notification, ours.ToEntityReference()).ToRequests();

    /// <summary>The charge was voided: by our own refund whose answer was lost, or in the gateway's console.</summary>
    private IEnumerable<OrganizationRequest> Voided()
    {
        var ours = charge.Refunds.FirstOrDefault(refund => refund.GetAttributeValue<OptionSetValue>(RefundRow.Kind)?.Value == RefundRow.KindVoid && RefundStates.IsUnderway(ChargeCase.StatusOf(refund)));
        var told = new GatewayRefund(charge.GatewayTransactionId ?? "", "", "", charge.Captured, RefundStanding.Succeeded);
        var attempt = MadeElsewhere.Attempt(charge, told, AttemptOperation.Void, ours?.ToEntityReference()).ToRequests();
        return ours is null ? attempt : [Move(ours, RefundStatus.Succeeded, told), .. attempt];
    }

    private Attempt ChargeAttempt(GatewayCharge told) => new(AttemptOperation.Charge, AttemptOutcome.Declined)
    {
        Amount = charge.Captured,
        Currency = charge.CurrencyReference,
        Customer = charge.Customer,
        Transaction = charge.Reference,
        DeclineReason = told.DeclineReason,
        GatewayCode = told.GatewayCode.Cut(TextLimits.Code),
        GatewayText = told.GatewayText,
    };
}
