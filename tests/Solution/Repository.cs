using System.Xml.Linq;

namespace CrmPayments.Tests.Solution;

/// <summary>Where things are: the repository the tests were built from, and the references that may lie beside it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot(AppContext.BaseDirectory);

    public static string Source => Path.Combine(Root, "Solution", "src");

    public static string PluginAssembly => Path.Combine(Root, "Plugins", "Dataverse", "bin", Configuration, "net462", "CrmPayments.Plugins.dll");

    public static string ExampleSolution => Shared("dataverse", "example-solution");

    public static string Schemas => Shared("dataverse", "schemas");

    public static XElement Load(string path) => XElement.Load(Path.Combine(Source, path));

    /// <summary>Ends the test when the reference material is not beside the repository.</summary>
    public static void NeedsReferences()
    {
        if (!Directory.Exists(ExampleSolution))
            Assert.Ignore("The reference material (../shared) is not beside this repository, so there is nothing to compare with.");
    }

    // bin/<configuration>/<framework>/
    private static string Configuration => Path.GetFileName(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory))!);

    private static string Shared(params string[] path) => Path.Combine([Root, "..", "shared", .. path]);

    private static string FindRoot(string folder) =>
        File.Exists(Path.Combine(folder, "CrmPayments.sln")) ? folder : FindRoot(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("CrmPayments.sln is in no folder above the tests."));
}
