namespace CrmPayments.Emulator.Dataverse;

/// <summary>What an embedded Dataverse is opened with.</summary>
public sealed record EmbeddedDataverseOptions
{
    /// <summary>The unpacked solution (Solution/src).</summary>
    public required string SolutionDirectory { get; init; }

    /// <summary>The solution's own plug-in assembly (net462). Null: steps and custom APIs with a plug-in type fail by name when they would run.</summary>
    public string? PluginAssembly { get; init; }

    /// <summary>SQLite file; null: in memory, gone with the instance.</summary>
    public string? DatabaseFile { get; init; }

    /// <summary>How long a request waits for those that write before it, until it fails with SQL timeout (0x80044151).</summary>
    public TimeSpan WriteTimeout { get; init; } = TimeSpan.FromSeconds(30);

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public ISecretStore? Secrets { get; init; }

    /// <summary>Async jobs that run at the same time; 0: none runs until <c>RunJobs</c> is called (tests).</summary>
    public int AsyncWorkers { get; init; } = 4;

    /// <summary>What tests inject and observe.</summary>
    public TestHooks Hooks { get; init; } = new();
}
