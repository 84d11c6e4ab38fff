using System.Xml.Linq;
using CrmPayments.Solution.Packager;

namespace CrmPayments.Tests.Solution;

/// <summary>Questions that several tests ask about Solution/src.</summary>
internal static class Sources
{
    public static SolutionSource Solution { get; } = SolutionSource.Load(new SolutionInputs(Repository.Source, Repository.PluginAssembly, ""));

    public static IEnumerable<SourceXml> All =>
        Directory.EnumerateFiles(Repository.Source, "*.xml", SearchOption.AllDirectories).Select(file => SourceXml.Load(Repository.Source, Path.GetRelativePath(Repository.Source, file)));

    /// <summary>The tables the solution defines, contact and account apart, which it only adds to.</summary>
    public static IEnumerable<TableSource> Tables => Solution.Tables.Where(table => table.Entity.Root.Descendants("EntitySetName").Any());

    /// <summary>Logical names of a table's columns.</summary>
    public static HashSet<string> ColumnsOf(string table) =>
        [.. Columns(Tables.Single(candidate => candidate.LogicalName == table)).Select(column => column.Element("LogicalName")!.Value)];

    public static IEnumerable<XElement> Columns(TableSource table) => table.Entity.Root.Descendants("attribute");

    public static IEnumerable<SourceXml> Files(string below, string folder) =>
        All.Where(file => file.Path.StartsWith(below, StringComparison.Ordinal) && file.Path.Contains($"/{folder}/", StringComparison.Ordinal));
}
