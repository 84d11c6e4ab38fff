using Newtonsoft.Json;

namespace CrmPayments.Emulator.Gateways.Faults;

/// <summary>A fault that waits for its operation.</summary>
/// <param name="Operation">refund, charge, lookup, void, link, verify, or * for any.</param>
/// <param name="Kind">What goes wrong.</param>
/// <param name="Count">How many more times; at least 1.</param>
/// <param name="Code">The vendor's decline code; empty: a common one. Only for a decline.</param>
/// <param name="Milliseconds">How long a delay takes; otherwise unused.</param>
public sealed record Fault(
    [property: JsonProperty("operation")] string Operation,
    [property: JsonIgnore] FaultKind Kind,
    [property: JsonProperty("count")] int Count = 1,
    [property: JsonProperty("code")] string Code = "",
    [property: JsonProperty("milliseconds")] int Milliseconds = 0)
{
    private static readonly IReadOnlyDictionary<string, FaultKind> Kinds = new Dictionary<string, FaultKind>(StringComparer.Ordinal)
    {
        ["drop-before"] = FaultKind.DropBefore,
        ["drop-after"] = FaultKind.DropAfter,
        ["error-before"] = FaultKind.ErrorBefore,
        ["error-after"] = FaultKind.ErrorAfter,
        ["delay"] = FaultKind.Delay,
        ["decline"] = FaultKind.Decline,
        ["rate-limit"] = FaultKind.RateLimit,
        ["rubbish"] = FaultKind.Rubbish,
        ["rubbish-after"] = FaultKind.RubbishAfter,
    };

    private static readonly string[] Operations = ["refund", "charge", "lookup", "void", "link", "verify", "*"];

    [JsonProperty("kind")]
    public string KindName => Kinds.First(pair => pair.Value == Kind).Key;

    /// <exception cref="FormatException">The request makes no sense; the message says why.</exception>
    public static Fault Read(FaultRequest request)
    {
        if (!Operations.Contains(request.Operation))
            throw new FormatException($"'{request.Operation}' is no operation; there are {string.Join(", ", Operations)}.");
        if (!Kinds.TryGetValue(request.Kind, out var kind))
            throw new FormatException($"'{request.Kind}' is no kind of fault; there are {string.Join(", ", Kinds.Keys)}.");
        if (request.Count < 1 || request.Milliseconds < 0) throw new FormatException("The count is at least 1, the milliseconds at least 0.");
        return new Fault(request.Operation, kind, request.Count, request.Code, request.Milliseconds);
    }
}
