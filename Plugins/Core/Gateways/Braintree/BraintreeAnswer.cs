using CrmPayments.Core.Declines;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.Braintree;

/// <summary>What Braintree's GraphQL answered to one field. Closed.</summary>
internal abstract record BraintreeAnswer
{
    private BraintreeAnswer()
    {
    }

    /// <summary>The field's value.</summary>
    public sealed record Data(JsonValue Value) : BraintreeAnswer;

    /// <summary>The field is null and no error says why.</summary>
    public sealed record Nothing : BraintreeAnswer;

    /// <param name="Code">The validation code, else the error class.</param>
    /// <param name="Text">Safe to show.</param>
    public sealed record Refused(string Code, string Text) : BraintreeAnswer;

    public sealed record NotSent(DeclineReason Reason, string Text) : BraintreeAnswer;

    /// <summary>No answer that can be relied on.</summary>
    public sealed record Lost(string Text) : BraintreeAnswer;
}
