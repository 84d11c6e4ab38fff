using CrmPayments.Core.Refunds;
using CrmPayments.Plugins.Platform;
using CrmPayments.Plugins.Tables;

namespace CrmPayments.Plugins.Refunds;

/// <summary>What a Create or Update does to a refund, from the target and the image before it: no call is needed.</summary>
internal sealed record RefundChange(Guid TransactionId, RefundStatus? Before, RefundStatus After, decimal? AmountBefore, decimal AmountAfter, bool Bounces, bool Rebinds)
{
    private const string BeforeImage = "Before";

    /// <summary>What was asked for and approved: whoever decided, decided about these.</summary>
    private static readonly string[] Bound =
        [RefundRow.Amount, RefundRow.Currency, RefundRow.Transaction, RefundRow.Reason, RefundRow.Kind, RefundRow.RequestedBy, RefundRow.Reference, RefundRow.PayOut];

    /// <summary>Whether the charge's refunded or reserved amount changes.</summary>
    public bool TouchesBalance => Bounces || Before is not { } before || Holding(before) != Holding(After) || AmountBefore != AmountAfter;

    public static RefundChange Of(Call call)
    {
        var target = call.Target;
        var before = call.Context.PreEntityImages.Contains(BeforeImage) ? call.Context.PreEntityImages[BeforeImage] : null;
        var status = target.GetAttributeValue<OptionSetValue>(RefundRow.Status) ?? before?.GetAttributeValue<OptionSetValue>(RefundRow.Status)
            ?? throw new InvalidPluginExecutionException("A refund needs a status.");
        var amount = target.GetAttributeValue<CrmMoney>(RefundRow.Amount) ?? before?.GetAttributeValue<CrmMoney>(RefundRow.Amount)
            ?? throw new InvalidPluginExecutionException("A refund needs an amount.");
        var charge = before?.GetAttributeValue<EntityReference>(RefundRow.Transaction) ?? target.GetAttributeValue<EntityReference>(RefundRow.Transaction)
            ?? throw new InvalidPluginExecutionException("A refund needs a charge.");
        return new(charge.Id, (RefundStatus?)before?.GetAttributeValue<OptionSetValue>(RefundRow.Status)?.Value, (RefundStatus)status.Value,
            before?.GetAttributeValue<CrmMoney>(RefundRow.Amount)?.Value, amount.Value, target.Contains(RefundRow.BouncedOn),
            before is not null && Bound.Any(column => target.Contains(column) && !Equals(Plain(target[column]), Plain(before.Contains(column) ? before[column] : null))));
    }

    /// <summary>Refuses a step that the state machine does not know, whoever asks for it.</summary>
    /// <exception cref="InvalidPluginExecutionException">The step is not forward, or what was asked for changes.</exception>
    public void Refuse()
    {
        if (Before is not { } before) return;
        if (before != After && !RefundStates.CanMove(before, After))
            throw new InvalidPluginExecutionException($"A refund that is {before} cannot become {After}.");
        if (Rebinds)
            throw new InvalidPluginExecutionException("What a refund was asked for does not change: its charge, amount, reason, kind and requester stay. Cancel it and ask for a new one.");
    }

    private static object? Plain(object? value) => value switch
    {
        EntityReference reference => reference.Id,
        OptionSetValue option => option.Value,
        CrmMoney money => money.Value,
        _ => value,
    };

    /// <summary>0: nothing, 1: reserved, 2: refunded.</summary>
    private static int Holding(RefundStatus status) => status == RefundStatus.Succeeded ? 2 : RefundStates.HoldsBalance(status) ? 1 : 0;
}
