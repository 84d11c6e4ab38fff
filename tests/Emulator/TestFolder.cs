namespace CrmPayments.Tests.Emulator;

/// <summary>A data folder of its own, removed at the end.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("crmpayments-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
