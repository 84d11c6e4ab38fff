namespace CrmPayments.Emulator.Gateways.Stripe;

/// <summary>One endpoint.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">Below /v1, with {id} where an id stands.</param>
/// <param name="Operation">What a fault calls it: charge, refund, void, lookup, link, verify or other.</param>
/// <param name="Required">Parameters it does not do without.</param>
/// <param name="Optional">Others it knows; an unknown one is refused.</param>
/// <param name="Run">Executes it.</param>
internal sealed record StripeRoute(string Method, string Path, string Operation, string[] Required, string[] Optional, Func<StripeCall, StripeAnswer> Run)
{
    private readonly string[] _segments = Path.Split('/');

    /// <returns>The id in the path, empty for a route without one; null when the path is another.</returns>
    public string? Match(string method, string[] segments)
    {
        if (method != Method || segments.Length != _segments.Length) return null;
        var id = "";
        for (var place = 0; place < segments.Length; place++)
        {
            if (_segments[place] == "{id}") id = segments[place];
            else if (_segments[place] != segments[place]) return null;
        }

        return id;
    }

    public string? FirstMissing(StripeParameters given) => Required.FirstOrDefault(name => !given.Has(name));

    public string? FirstUnknown(StripeParameters given) => given.Names.FirstOrDefault(name => name != "expand" && !Required.Contains(name) && !Optional.Contains(name));
}
