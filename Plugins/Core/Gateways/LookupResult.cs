namespace CrmPayments.Core.Gateways;

/// <summary>What a look-up found. "Not found" is the gateway's clear word; anything unclear is <see cref="Unavailable"/>.</summary>
public abstract record LookupResult<T>
    where T : class
{
    private LookupResult()
    {
    }

    public TResult Match<TResult>(Func<T, TResult> found, Func<TResult> notFound, Func<string, TResult> unavailable) => this switch
    {
        Found it => found(it.Value),
        NotFound => notFound(),
        Unavailable it => unavailable(it.Text),
        _ => throw new InvalidOperationException("LookupResult is closed."),
    };

    public sealed record Found(T Value) : LookupResult<T>;

    public sealed record NotFound : LookupResult<T>;

    /// <summary>The gateway did not answer, or not in words we understand: ask again later.</summary>
    public sealed record Unavailable(string Text) : LookupResult<T>;
}
