namespace CrmPayments.Emulator.Demo;

/// <summary>A secret of a simulator, which is none.</summary>
/// <param name="Variable">The environment variable that a gateway row names.</param>
/// <param name="Value">What the simulator expects.</param>
internal sealed record DemoSecret(string Variable, string Value);
