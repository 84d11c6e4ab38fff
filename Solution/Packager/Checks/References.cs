namespace CrmPayments.Solution.Packager.Checks;

/// <summary>A name with the publisher's prefix is ours and must be defined here; any other is the platform's.</summary>
internal static class References
{
    public static bool IsTable(string logicalName, SolutionSource source) =>
        !IsOurs(logicalName, source) || source.Tables.Any(table => table.LogicalName == logicalName);

    public static bool IsWebResource(string name, SolutionSource source) =>
        !IsOurs(name, source) || source.WebResources.Any(resource => resource.Text("Name") == name);

    public static bool IsOurs(string name, SolutionSource source) => name.StartsWith(source.Prefix, StringComparison.OrdinalIgnoreCase);
}
