using System.Xml.Linq;
using CrmPayments.Emulator.Shell.Model;

namespace CrmPayments.Emulator.Shell.Reading;

/// <summary>A saved query's XML → what the front end lists rows with.</summary>
internal static class ViewReader
{
    /// <param name="root">The root element <c>savedqueries</c> of a file in SavedQueries.</param>
    public static ViewModel Read(XElement root, int lcid)
    {
        var view = root.Element("savedquery") ?? root;
        var fetch = view.Element("fetchxml")?.Element("fetch") ?? throw new InvalidDataException("A saved query without a fetch element.");
        return new ViewModel(
            Xml.Id(Xml.Text(view, "savedqueryid")),
            Xml.Label(view, "LocalizedNames", "LocalizedName", lcid),
            Xml.Number(Xml.Text(view, "querytype"), 0),
            Xml.Text(view, "isdefault") == "1",
            fetch.ToString(SaveOptions.DisableFormatting),
            [.. view.Elements("layoutxml").Elements("grid").Elements("row").Elements("cell")
                .Where(cell => !Xml.Flag(cell, "ishidden", false))
                .Select(cell => new ViewCellModel(Xml.Name(cell, "name"), Xml.Number(cell.Attribute("width")?.Value, 150)))]);
    }
}
