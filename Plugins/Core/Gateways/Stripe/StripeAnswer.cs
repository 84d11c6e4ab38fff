using CrmPayments.Core.Declines;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Stripe;

/// <summary>What Stripe answered. Closed.</summary>
internal abstract record StripeAnswer
{
    private StripeAnswer()
    {
    }

    public sealed record Data(JsonValue Value) : StripeAnswer;

    /// <param name="Code">Of refund-errors.csv: the error's code, else type:param, else its type.</param>
    /// <param name="DeclineCode">The bank's, where there is one; else the code.</param>
    /// <param name="Text">Safe to show.</param>
    /// <param name="Error">The whole error object.</param>
    public sealed record Refused(string Code, string DeclineCode, string Text, JsonValue Error) : StripeAnswer;

    public sealed record NotSent(DeclineReason Reason, string Text) : StripeAnswer;

    /// <summary>No answer that can be relied on.</summary>
    public sealed record Lost(string Text) : StripeAnswer;
}
