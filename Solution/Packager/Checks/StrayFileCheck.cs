namespace CrmPayments.Solution.Packager.Checks;

/// <summary>A folder that no placeholder claims goes into the zip as it is; files at odd places are ignored.</summary>
internal sealed class StrayFileCheck : ISolutionCheck
{
    private static readonly HashSet<string> Known =
    [
        .. SolutionSource.VerbatimFolders, "AppModuleSiteMaps", "AppModules", "Dashboards", "Entities", "OptionSets", "Other", "PluginAssemblies", "Roles",
        "SdkMessageProcessingSteps", "Templates", "WebResources", "Workflows",
    ];

    public IEnumerable<string> Defects(SolutionSource source) =>
    [
        .. source.TopFolders.Where(folder => !Known.Contains(folder)).Select(folder => $"Folder {folder} is none that a solution has (mind the letter case): its files would go into the package as they are."),
        .. source.Files("", "*", SearchOption.TopDirectoryOnly).Select(file => $"{file} is at the root of the source, where every file is ignored."),
        .. source.TableFolders.Except(source.Tables.Select(table => table.Folder)).Select(folder => $"Entities/{folder} has no Entity.xml: the whole table would be ignored."),
        .. source.Files("", "*_managed.xml", SearchOption.AllDirectories).Select(file => $"{file} is a managed twin, which this packager does not merge: both packages come from one source."),
    ];
}
