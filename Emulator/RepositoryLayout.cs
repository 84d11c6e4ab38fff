namespace CrmPayments.Emulator;

/// <summary>Where things are in a clone. The emulator runs what the clone holds, so it looks for the clone it was built in.</summary>
internal sealed class RepositoryLayout
{
    private readonly string _root;

    private RepositoryLayout(string root) => _root = root;

    public string Solution => Path.Combine(_root, "Solution", "src");

    public string WebResources => Path.Combine(_root, "WebResources", "dist");

    public string App => Path.Combine(_root, "Emulator", "Shell", "App", "dist");

    /// <summary>The shipped plug-in assembly, in the configuration this emulator was built in.</summary>
    public string PluginAssembly => Path.Combine(_root, "Plugins", "Dataverse", "bin", Configuration, "net462", "CrmPayments.Plugins.dll");

#if DEBUG
    private static string Configuration => "Debug";
#else
    private static string Configuration => "Release";
#endif

    /// <exception cref="InvalidOperationException">The emulator does not run from a clone.</exception>
    public static RepositoryLayout Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CrmPayments.sln"))) return new RepositoryLayout(folder.FullName);
        }

        throw new InvalidOperationException("The emulator runs from a clone of the repository: CrmPayments.sln was not found above its own folder.");
    }
}
