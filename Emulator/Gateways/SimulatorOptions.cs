using CrmPayments.Emulator.Gateways.Issuing;

namespace CrmPayments.Emulator.Gateways;

/// <summary>Where the simulators keep their books and what time they go by.</summary>
public sealed record SimulatorOptions
{
    /// <summary>The SQLite file of the books, by custom "simulators.db" in the data folder; null keeps them in memory.</summary>
    public string? DataFile { get; init; }

    /// <summary>What entries and signatures are dated with.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The banks behind the gateways that can ask them; null: the vendors' test data decide everything.</summary>
    public IIssuer? Issuer { get; init; }

    /// <summary>Where notifications go, by the simulator's name: replaces what an earlier run was told. Those not named keep it; the settings door changes it.</summary>
    public IReadOnlyDictionary<string, Uri> NotificationTargets { get; init; } = new Dictionary<string, Uri>();
}
