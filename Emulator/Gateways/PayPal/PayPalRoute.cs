namespace CrmPayments.Emulator.Gateways.PayPal;

/// <summary>One endpoint.</summary>
/// <param name="Method">HTTP method.</param>
/// <param name="Path">With its version, and {id} where an id stands.</param>
/// <param name="Operation">What a fault calls it: charge, refund, void, lookup, link or other.</param>
/// <param name="Run">Executes it.</param>
internal sealed record PayPalRoute(string Method, string Path, string Operation, Func<PayPalCall, PayPalAnswer> Run)
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
}
