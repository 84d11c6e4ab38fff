using System.Xml.Linq;

namespace CrmPayments.Solution.Packager.Checks;

/// <summary>The assembly is the one that is registered, has every registered type, and steps and custom APIs point to those.</summary>
internal sealed class PluginCheck : ISolutionCheck
{
    public IEnumerable<string> Defects(SolutionSource source)
    {
        var types = source.Assemblies.SelectMany(assembly => assembly.Root.Descendants("PluginType")).ToList();
        return
        [
            .. source.Assemblies.SelectMany(assembly => Assembly(assembly, source)),
            .. source.Steps.SelectMany(step => Step(step, types, source)),
            .. source.CustomApis.SelectMany(api => CustomApi(api, types)),
            .. source.VerbatimFiles.Where(path => path.EndsWith("/customapiresponseproperty.xml", StringComparison.Ordinal)).SelectMany(path => ResponseProperty(path, source)),
        ];
    }

    private static IEnumerable<string> Assembly(SourceXml registered, SolutionSource source)
    {
        if (!File.Exists(source.Inputs.PluginAssembly))
            return [$"The plug-in assembly of {registered.Path} is not at {source.Inputs.PluginAssembly ?? "any given path"}: build it first."];
        var file = PluginAssemblyFile.Read(source.Inputs.PluginAssembly);
        return
        [
            .. OtherName(registered.Attribute("FullName"), file),
            .. registered.Root.Descendants("PluginType").Select(type => type.Attribute("Name")?.Value ?? "").Where(name => !file.TypeNames.Contains(name))
                .Select(name => $"Plug-in type {name} is registered but is not in the assembly."),
        ];
    }

    private static IEnumerable<string> OtherName(string registered, PluginAssemblyFile file) =>
        registered == file.FullName ? [] : [$"The assembly is registered as '{registered}', but the file is '{file.FullName}'."];

    private static IEnumerable<string> Step(SourceXml step, List<XElement> types, SolutionSource source)
    {
        var id = Ids.Of(step.Text("PluginTypeId"));
        var type = types.FirstOrDefault(candidate => Ids.Of(candidate.Attribute("PluginTypeId")) == id);
        if (type is null)
            yield return $"Step '{step.Attribute("Name")}' points to the unknown plug-in type {id}.";
        else if (type.Attribute("AssemblyQualifiedName")?.Value != step.Text("PluginTypeName"))
            yield return $"Step '{step.Attribute("Name")}' names '{step.Text("PluginTypeName")}', but its id is that of {type.Attribute("Name")?.Value}.";
        if (!References.IsTable(step.Text("PrimaryEntity"), source))
            yield return $"Step '{step.Attribute("Name")}' is on table {step.Text("PrimaryEntity")}, which does not exist.";
    }

    private static IEnumerable<string> CustomApi(SourceXml api, List<XElement> types)
    {
        var key = api.Root.Element("plugintypeid")?.Value.Trim();
        if (key is not null && types.All(type => Ids.Of(type.Attribute("PluginTypeId")) != Ids.Of(key)))
            yield return $"Custom API {api.Attribute("uniquename")} points to the unknown plug-in type {key}.";
    }

    private static IEnumerable<string> ResponseProperty(string path, SolutionSource source) =>
        SourceXml.Load(source.Inputs.Source, path).Root.Element("isoptional") is null ? [] : [$"{path} has isoptional, which makes the import fail: only a request parameter may have it."];
}
