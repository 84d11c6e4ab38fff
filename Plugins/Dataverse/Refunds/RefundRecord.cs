using CrmPayments.Core.Refunds;
using CrmPayments.Plugins.Access;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Refunds;

/// <summary>A new cpay_refund row.</summary>
internal static class RefundRecord
{
    /// <summary>How long an approved refund may wait for its async job before due work steps in.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>A refund asked for here: approved at once, or awaiting approval.</summary>
    public static Entity New(Call call, Standing standing, RequestedRefund asked, RefundDecision.Allowed allowed, string key)
    {
        var charge = standing.Charge;
        var row = new Entity(RefundRow.Table)
        {
            [RefundRow.Transaction] = charge.Reference,
            [RefundRow.Customer] = charge.Customer,
            [RefundRow.Amount] = new CrmMoney(allowed.Amount.Amount),
            [RefundRow.Currency] = charge.CurrencyReference,
            [RefundRow.Kind] = new OptionSetValue((int)allowed.Kind),
            [RefundRow.Reason] = new OptionSetValue(asked.Request.Reason!.Value),
            [RefundRow.Notes] = asked.Request.Notes,
            [RefundRow.Status] = new OptionSetValue((int)(allowed.NeedsApproval ? RefundStatus.AwaitingApproval : RefundStatus.Approved)),
            [RefundRow.RequestedBy] = new EntityReference("systemuser", call.Asker),
            [RefundRow.RequestedOn] = call.Now.UtcDateTime,
            [RefundRow.Reference] = "RF-" + Guid.NewGuid().ToString("N"),
            [RefundRow.IdempotencyKey] = key,
            [RefundRow.SendCount] = 0,
            [RefundRow.Checks] = 0,
            [RefundRow.NotifyCustomer] = asked.NotifyCustomer,
            [RefundRow.Origin] = new OptionSetValue(RefundRow.OriginHere),
            ["ownerid"] = new EntityReference("systemuser", call.Asker),
        };
        if (asked.Request.PayOut != PayOut.BackToMethod) row[RefundRow.PayOut] = new OptionSetValue((int)asked.Request.PayOut);
        if (asked.ReplacementId is { } replacement) row[RefundRow.Replacement] = new EntityReference(TransactionRow.Table, replacement);
        if (allowed.DecidedBy is { } policy) row[RefundRow.Policy] = new EntityReference(RefundPolicyRow.Table, policy.Id);
        if (allowed.Repeats is { } earlier) row[RefundRow.ConfirmedDuplicateOf] = new EntityReference(RefundRow.Table, earlier);
        if (standing.Used is { } used) Count(row, used, call.Asker);
        if (allowed.NeedsApproval) Wait(row, ApprovalDates.From(call.Now, allowed.DecidedBy?.Waits ?? ApprovalWaits.Default));
        else row[RefundRow.NextCheckOn] = call.Now.UtcDateTime + Patience;
        return row;
    }

    private static void Count(Entity row, UsedRefunds used, Guid asker)
    {
        row[RefundRow.LimitKey] = used.LimitKeyOf(asker);
        if (used.Last is { } last) row[RefundRow.LimitAfter] = new EntityReference(RefundRow.Table, last);
    }

    private static void Wait(Entity row, ApprovalDates dates)
    {
        row[RefundRow.ApprovalStage] = new OptionSetValue((int)ApprovalStage.Waiting);
        row[RefundRow.RemindOn] = dates.RemindOn.UtcDateTime;
        row[RefundRow.EscalateOn] = dates.EscalateOn.UtcDateTime;
        row[RefundRow.ExpiresOn] = dates.ExpiresOn.UtcDateTime;
        row[RefundRow.NextCheckOn] = dates.NextAfter(ApprovalStage.Waiting)?.UtcDateTime;
    }
}
