namespace CrmPayments.Solution.Packager;

/// <summary>What a package is made of: the XML is hand-written, the binaries are built elsewhere.</summary>
/// <param name="Source">Folder in SolutionPackager's unpacked layout (<c>Solution/src</c>).</param>
/// <param name="PluginAssembly">The built plug-in assembly; null when the source has none.</param>
/// <param name="WebResources">Folder with the content of each web resource under its full name (<c>WebResources/dist</c>).</param>
public sealed record SolutionInputs(string Source, string? PluginAssembly, string WebResources);
