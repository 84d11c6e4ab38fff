using CrmPayments.Core.Declines;
using CrmPayments.Core.Json;

namespace CrmPayments.Core.Gateways.AuthorizeNet;

/// <summary>What Authorize.Net answered. Closed.</summary>
internal abstract record AuthorizeNetAnswer
{
    private AuthorizeNetAnswer()
    {
    }

    /// <summary>The whole reply: its outer block says Ok, or it tells of a transaction.</summary>
    public sealed record Data(JsonValue Reply) : AuthorizeNetAnswer
    {
        /// <summary>The gateway's own time; null when it does not tell.</summary>
        public DateTimeOffset? Date { get; init; }
    }

    /// <param name="Code">The request-level code (E00007), or HTTP and the status; always one that refund-errors.csv knows.</param>
    /// <param name="Text">Safe to show.</param>
    public sealed record Refused(string Code, string Text) : AuthorizeNetAnswer;

    public sealed record NotSent(DeclineReason Reason, string Text) : AuthorizeNetAnswer;

    /// <summary>No answer that can be relied on.</summary>
    public sealed record Lost(string Text) : AuthorizeNetAnswer;
}
