using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Plugins;

/// <summary>
/// The plug-in classes of one assembly file. An instance is made once for each class and configuration and used by every thread,
/// as the platform does: state kept in a plug-in shows up here as it would there.
/// </summary>
internal sealed class PluginCatalog(string? assemblyFile)
{
    private static readonly Type[][] ConstructorShapes = [[typeof(string), typeof(string)], [typeof(string)], []];

    /// <summary>
    /// One loaded copy for each build of an assembly: environments of one process share it, as organizations share a sandbox worker,
    /// and its code is compiled only once. A file that was built anew is another assembly.
    /// </summary>
    private static readonly ConcurrentDictionary<(string File, DateTime WrittenOn, long Length), Lazy<Assembly>> Loaded = new();

    private readonly ConcurrentDictionary<(string Type, string? Unsecure), IPlugin> _instances = new();
    private readonly Lazy<Assembly> _assembly = new(() => Load(assemblyFile));

    /// <param name="typeName">Full name of the class; an assembly-qualified name is cut at its first comma.</param>
    /// <param name="unsecure">The step's configuration. Secure configuration never travels in a solution, so it is always null here.</param>
    /// <exception cref="InvalidOperationException">There is no assembly, no such class in it, or the class is no <see cref="IPlugin"/>.</exception>
    public IPlugin Get(string typeName, string? unsecure = null) =>
        _instances.GetOrAdd((typeName.Split(',')[0].Trim(), unsecure), key => Create(key.Type, key.Unsecure));

    private static Assembly Load(string? file)
    {
        if (file is null)
        {
            throw new InvalidOperationException("No plug-in assembly was given (EmbeddedDataverseOptions.PluginAssembly), so no plug-in can run.");
        }

        if (!File.Exists(file))
        {
            throw new InvalidOperationException($"The plug-in assembly '{file}' does not exist. Build the plug-in project first.");
        }

        var found = new FileInfo(file);
        return Loaded.GetOrAdd((found.FullName, found.LastWriteTimeUtc, found.Length), key => new(() => Read(key.File))).Value;
    }

    /// <summary>From bytes: the file stays free for the next build, and nothing beside it but its symbols can be picked up.</summary>
    private static Assembly Read(string file)
    {
        using var bytes = new MemoryStream(File.ReadAllBytes(file));
        using var symbols = Symbols(Path.ChangeExtension(file, ".pdb"));
        return new PluginLoadContext(Path.GetFileNameWithoutExtension(file)).LoadFromStream(bytes, symbols);
    }

    /// <summary>What lets a debugger stop in the plug-ins, and a stack trace name lines; null when it was not built.</summary>
    private static MemoryStream? Symbols(string file) => File.Exists(file) ? new MemoryStream(File.ReadAllBytes(file)) : null;

    private IPlugin Create(string typeName, string? unsecure)
    {
        var type = _assembly.Value.GetType(typeName)
            ?? throw new InvalidOperationException($"The assembly '{_assembly.Value.GetName().Name}' has no plug-in type '{typeName}' that the solution registers.");
        if (!typeof(IPlugin).IsAssignableFrom(type))
        {
            throw new InvalidOperationException($"'{typeName}' does not implement IPlugin.");
        }

        var shape = ConstructorShapes.FirstOrDefault(parameters => type.GetConstructor(parameters) is not null)
            ?? throw new InvalidOperationException($"'{typeName}' needs a public constructor (), (string) or (string, string).");
        object?[] configuration = [unsecure, null];
        return (IPlugin)Activator.CreateInstance(type, configuration[..shape.Length])!;
    }
}
