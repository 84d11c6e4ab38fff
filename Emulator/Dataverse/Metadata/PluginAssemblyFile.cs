namespace CrmPayments.Emulator.Dataverse.Metadata;

/// <param name="FullName">Name, version, culture and key token as the XML states them.</param>
/// <param name="File">Where the packer puts the dll; it need not exist in a clone.</param>
public sealed record PluginAssemblyFile(Guid Id, string FullName, string File, IReadOnlyList<PluginType> Types);

/// <param name="ClassName">Namespace and class.</param>
public sealed record PluginType(Guid Id, string ClassName, string AssemblyName);
