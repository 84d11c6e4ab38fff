namespace CrmPayments.Solution.Packager.Checks;

/// <summary>A web resource is its .data.xml and its content; either alone is lost.</summary>
internal sealed class WebResourceCheck : ISolutionCheck
{
    public IEnumerable<string> Defects(SolutionSource source) =>
    [
        .. source.WebResources.Where(resource => !File.Exists(source.ContentOf(resource))).Select(resource => $"Web resource {resource.Text("Name")} has no content: build the web resources first."),
        .. source.WebResources.Where(resource => resource.Text("FileName").Length == 0).Select(resource => $"{resource.Path} has no FileName: the content would not be packed."),
        .. source.WebResources.CountBy(resource => resource.Text("FileName")).Where(count => count.Value > 1).Select(count => $"FileName {count.Key} belongs to {count.Value} web resources."),
        .. Contents(source).Except(source.WebResources.Select(resource => resource.Text("Name"))).Select(name => $"{name} has content but no .data.xml under WebResources: it would be ignored."),
    ];

    private static IEnumerable<string> Contents(SolutionSource source) =>
        new SourceFolder(source.Inputs.WebResources).Files(source.Prefix, "*", SearchOption.AllDirectories)
            .Where(path => !path.EndsWith(".data.xml", StringComparison.Ordinal) && !path.EndsWith(".map", StringComparison.Ordinal));
}
