using CrmPayments.Emulator.Dataverse.Metadata;

namespace CrmPayments.Tests.Dataverse.Metadata;

/// <summary>Where the tests find solutions: the repository's own, and one written for a test.</summary>
internal static class Sources
{
    public static string Repository { get; } = FindRepository();

    public static string OwnSolution { get; } = Path.Combine(Repository, "Solution", "src");

    /// <summary>Beside the repository on some machines, absent in a fresh clone.</summary>
    public static string ExampleSolution { get; } = Path.Combine(Repository, "..", "shared", "dataverse", "example-solution", "src");

    public static SolutionContent Own { get; } = SolutionReader.Load(OwnSolution);

    public static OrganizationMetadata Metadata { get; } = MetadataBuilder.Build(Own);

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CrmPayments.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
