using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.Shell.Model;
using CrmPayments.Emulator.Shell.Reading;

namespace CrmPayments.Tests.Shell;

/// <summary>The repository that this test runs in, found from the test's own folder.</summary>
internal static class Repository
{
    private static readonly Lazy<OrganizationMetadata> BuiltMetadata = new(() => MetadataBuilder.Build(SolutionReader.Load(Solution)));

    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    public static string Solution => Path.Combine(Root, "Solution", "src");

    public static OrganizationMetadata Metadata => BuiltMetadata.Value;

    public static ShellModel App(int lcid = 1033) => new ShellModelReader(Solution, Metadata).In(lcid);

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "CrmPayments.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Not inside the repository."));
}
