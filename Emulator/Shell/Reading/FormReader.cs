using System.Xml.Linq;
using CrmPayments.Emulator.Shell.Model;

namespace CrmPayments.Emulator.Shell.Reading;

/// <summary>Form XML → what the front end renders.</summary>
internal static class FormReader
{
    /// <param name="root">The root element <c>forms</c> of a file in FormXml/&lt;type&gt;.</param>
    /// <param name="type">The folder's name.</param>
    public static FormModel Read(XElement root, string type, int lcid)
    {
        var system = root.Element("systemform") ?? root;
        var form = system.Element("form") ?? throw new InvalidDataException("A form file without a form element.");
        return new FormModel(
            Xml.Id(Xml.Text(system, "formid")),
            Xml.Label(system, "LocalizedNames", "LocalizedName", lcid),
            type,
            [.. form.Elements("tabs").Elements("tab").Select(tab => Tab(tab, lcid))],
            [.. form.Elements("header").Elements("rows").Elements("row").Elements("cell").Select(cell => Cell(cell, lcid))],
            [.. form.Elements("formLibraries").Elements("Library").Select(library => Xml.WebResource(Xml.Name(library, "name")))],
            [.. form.Elements("events").Elements("event").SelectMany(Handlers)]);
    }

    private static TabModel Tab(XElement tab, int lcid) => new(
        Xml.Name(tab, "name"),
        Xml.Label(tab, "labels", "label", lcid),
        Xml.Flag(tab, "visible", true),
        [.. tab.Elements("columns").Elements("column").Select(column => new FormColumnModel(
            Xml.Name(column, "width"), [.. column.Elements("sections").Elements("section").Select(section => Section(section, lcid))]))]);

    private static SectionModel Section(XElement section, int lcid) => new(
        Xml.Name(section, "name"),
        Xml.Label(section, "labels", "label", lcid),
        Xml.Flag(section, "showlabel", true),
        Xml.Flag(section, "visible", true),
        Math.Max(1, Xml.Name(section, "columns").Length),
        [.. section.Elements("rows").Elements("row").Select(row => (IReadOnlyList<CellModel>)[.. row.Elements("cell").Select(cell => Cell(cell, lcid))])]);

    private static CellModel Cell(XElement cell, int lcid) => new(
        Xml.Label(cell, "labels", "label", lcid),
        Xml.Flag(cell, "showlabel", true),
        Xml.Flag(cell, "visible", true),
        Xml.Number(cell.Attribute("colspan")?.Value, 1),
        Xml.Number(cell.Attribute("rowspan")?.Value, 1),
        cell.Element("control") is { } control ? Control(control) : null);

    private static ControlModel Control(XElement control) => new(
        Xml.Name(control, "id"),
        Xml.Id(Xml.Name(control, "classid")),
        control.Attribute("datafieldname")?.Value,
        Xml.Flag(control, "disabled", false),
        control.Elements("parameters").Elements().GroupBy(parameter => parameter.Name.LocalName).ToDictionary(group => group.Key, group => group.First().Value.Trim()));

    private static IEnumerable<HandlerModel> Handlers(XElement @event) =>
        @event.Elements("Handlers").Elements("Handler").Where(handler => Xml.Flag(handler, "enabled", true)).Select(handler => new HandlerModel(
            Xml.Name(@event, "name").ToLowerInvariant(),
            @event.Attribute("attribute")?.Value,
            Xml.Name(handler, "functionName"),
            Xml.WebResource(Xml.Name(handler, "libraryName")),
            Xml.Flag(handler, "passExecutionContext", false)));
}
