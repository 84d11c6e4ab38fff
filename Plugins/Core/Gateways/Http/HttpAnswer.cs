using CrmPayments.Core.Declines;

namespace CrmPayments.Core.Gateways.Http;

/// <summary>What became of one HTTP request. Closed: these three and no others.</summary>
internal abstract record HttpAnswer
{
    private HttpAnswer()
    {
    }

    public T Match<T>(Func<Answered, T> answered, Func<NotSent, T> notSent, Func<Lost, T> lost) => this switch
    {
        Answered it => answered(it),
        NotSent it => notSent(it),
        Lost it => lost(it),
        _ => throw new InvalidOperationException("HttpAnswer is closed."),
    };

    /// <summary>A whole answer came; what it means is the gateway's own.</summary>
    public sealed record Answered(int Status, byte[] Body) : HttpAnswer
    {
        /// <summary>The gateway's own time; null when it does not tell.</summary>
        public DateTimeOffset? Date { get; init; }
    }

    /// <summary>The request certainly never arrived: no such host, connection refused, no secure channel.</summary>
    public sealed record NotSent(DeclineReason Reason, string Text) : HttpAnswer;

    /// <summary>It may have arrived, and no whole answer came.</summary>
    public sealed record Lost(string Text) : HttpAnswer;
}
