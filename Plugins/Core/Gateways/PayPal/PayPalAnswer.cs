using CrmPayments.Core.Declines;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.PayPal;

/// <summary>What PayPal answered. Closed.</summary>
internal abstract record PayPalAnswer
{
    private PayPalAnswer()
    {
    }

    public sealed record Data(JsonValue Value) : PayPalAnswer;

    /// <summary>Done, and nothing to tell (HTTP 204).</summary>
    public sealed record Done : PayPalAnswer;

    /// <param name="Code">Of refund-errors.csv: the first issue, else the error's name.</param>
    /// <param name="Text">Safe to show.</param>
    public sealed record Refused(string Code, string Text) : PayPalAnswer
    {
        /// <summary>There is nothing under this id, or nothing that is ours.</summary>
        public bool IsMissing => Code is "RESOURCE_NOT_FOUND" or "INVALID_RESOURCE_ID" or "TOKEN_NOT_FOUND" or "TOKEN_ID_NOT_FOUND";
    }

    public sealed record NotSent(DeclineReason Reason, string Text) : PayPalAnswer;

    /// <summary>No answer that can be relied on.</summary>
    public sealed record Lost(string Text) : PayPalAnswer;
}
