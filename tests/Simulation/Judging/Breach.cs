namespace CrmPayments.Tests.Simulation;

/// <summary>A try that a network does not allow.</summary>
internal sealed record Breach(Presented Try, string Why)
{
    public override string ToString() => $"{Try.At:u} {Try.Card}: {Why}";
}
