namespace CrmPayments.Tests.WebApi.Support;

/// <summary>Files of the repository that the tests run in.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    public static string Folder(params string[] parts) => Path.Combine([Root, .. parts]);

    public static string PluginAssembly => Path.Combine(Root, "Plugins", "Dataverse", "bin", Configuration, "net462", "CrmPayments.Plugins.dll");

#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif

    private static string FindRoot()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "CrmPayments.sln")))
                return directory.FullName;
        }
        throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
