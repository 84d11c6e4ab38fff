using System.Xml.Linq;
using CrmPayments.Emulator.Dataverse.Query;
using CrmPayments.Emulator.Dataverse.Storage;
using CrmPayments.Tests.Dataverse.Metadata;
using CrmPayments.Tests.Dataverse.Storage;

namespace CrmPayments.Tests.Dataverse.Query;

public sealed class ViewsOfTheSolution
{
    /// <summary>What quick find puts in: {0} the text, {1} and {2} a number, {3} a date.</summary>
    private static readonly (string Placeholder, string Value)[] Searched = [("{0}", "x%"), ("{1}", "1"), ("{2}", "1"), ("{3}", "2026-11-21")];

    private static IEnumerable<TestCaseData> Views =>
        from path in Directory.GetFiles(Sources.OwnSolution, "*.xml", SearchOption.AllDirectories)
        where Path.GetFileName(Path.GetDirectoryName(path)) == "SavedQueries"
        from view in XElement.Load(path).Elements("savedquery")
        select new TestCaseData(view.Element("fetchxml")!.Elements().Single().ToString()).SetName(Path.GetRelativePath(Sources.OwnSolution, path));

    [TestCaseSource(nameof(Views))]
    public void Run(string fetchXml)
    {
        using var store = ARow.Store();
        using var read = store.Begin(TransactionKind.Read);
        var filled = Searched.Aggregate(fetchXml, (text, one) => text.Replace(one.Placeholder, one.Value, StringComparison.Ordinal));
        Assert.That(read.Query(FetchXml.Parse(filled), ARow.Everything).Entities, Is.Empty);
    }
}
