namespace CrmPayments.Solution.Packager;

/// <summary>The files that a component's XML points to with FileName or JsonFileName: that is their path in the zip.</summary>
internal static class Binaries
{
    public static IEnumerable<PackagePart> Of(SolutionSource source) =>
    [
        .. source.WebResources.Select(resource => Part(resource, "FileName", source.ContentOf(resource))),
        .. source.Assemblies.Select(assembly => Part(assembly, "FileName", source.Inputs.PluginAssembly!)),
        .. source.Workflows.Select(flow => Part(flow, "JsonFileName", source.PathOf(flow.Path[..^".data.xml".Length]))),
    ];

    private static PackagePart Part(SourceXml component, string element, string file) =>
        new(component.Text(element).TrimStart('/'), File.ReadAllBytes(file));
}
