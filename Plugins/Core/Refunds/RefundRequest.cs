namespace CrmPayments.Core.Refunds;

/// <summary>What a person, a flow or an import asks for; nothing in it is trusted.</summary>
/// <param name="Amount">In the charge's currency, any number of decimals; null: all that is left.</param>
/// <param name="Reason">A value of <see cref="RefundReason"/>; null: none given.</param>
/// <param name="Notes">Free text, at most <see cref="RefundRules.LongestNotes"/> characters; may be empty.</param>
public sealed record RefundRequest(decimal? Amount, int? Reason, string Notes = "")
{
    /// <summary>Anything but the payment method needs approval and never goes through the gateway.</summary>
    public PayOut PayOut { get; init; } = PayOut.BackToMethod;
}
