namespace CrmPayments.Emulator.Gateways.Lakala;

/// <summary>What is posted to the finish door.</summary>
internal sealed record LakalaFinish
{
    /// <summary>Whether what is under way ends well.</summary>
    public bool Good { get; init; } = true;
}
