namespace CrmPayments.Emulator.Gateways.Faults;

/// <summary>What is posted to a faults door; the words are those of <see cref="Fault"/>.</summary>
public sealed record FaultRequest
{
    public string Operation { get; init; } = "*";

    public string Kind { get; init; } = "";

    public int Count { get; init; } = 1;

    public string Code { get; init; } = "";

    public int Milliseconds { get; init; }
}
