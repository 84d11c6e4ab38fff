using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace CrmPayments.Solution.Packager;

/// <summary>What a built assembly says of itself, read without loading it.</summary>
/// <param name="FullName">With version, culture and public key token.</param>
/// <param name="TypeNames">Full names of its types, nested ones apart.</param>
internal sealed record PluginAssemblyFile(string FullName, IReadOnlySet<string> TypeNames)
{
    /// <exception cref="BadImageFormatException">The file is not a .NET assembly.</exception>
    public static PluginAssemblyFile Read(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        var types = metadata.TypeDefinitions.Select(metadata.GetTypeDefinition).Where(type => !type.IsNested);
        return new PluginAssemblyFile(
            metadata.GetAssemblyDefinition().GetAssemblyName().FullName,
            types.Select(type => $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}").ToHashSet(StringComparer.Ordinal));
    }
}
