using System.Xml.Linq;
using CrmPayments.Emulator.Shell.Model;

namespace CrmPayments.Emulator.Shell.Reading;

/// <summary>Site map XML → areas with groups. A sub-area without a title of its own is called like its table.</summary>
internal static class SiteMapReader
{
    public static IReadOnlyList<AreaModel> Read(XElement siteMap, int lcid, Func<string, string> tableTitle) =>
        [.. siteMap.Descendants("Area").Select(area => new AreaModel(Xml.Name(area, "Id"), Title(area, lcid), [.. area.Elements("Group").Select(group => Group(group, lcid, tableTitle))]))];

    private static GroupModel Group(XElement group, int lcid, Func<string, string> tableTitle) =>
        new(Xml.Name(group, "Id"), Title(group, lcid), [.. group.Elements("SubArea").Select(item => SubArea(item, lcid, tableTitle))]);

    private static SubAreaModel SubArea(XElement item, int lcid, Func<string, string> tableTitle)
    {
        var table = item.Attribute("Entity")?.Value;
        var title = Title(item, lcid);
        return new SubAreaModel(Xml.Name(item, "Id"), title.Length == 0 && table is not null ? tableTitle(table) : title, table, item.Attribute("Url")?.Value, Xml.WebResource(Xml.Name(item, "Icon")), [.. item.Elements("Privilege").SelectMany(Privileges)]);
    }

    private static IEnumerable<NeededPrivilege> Privileges(XElement privilege) =>
        Xml.Name(privilege, "Privilege").Split(',', StringSplitOptions.TrimEntries).Select(verb => new NeededPrivilege(Xml.Name(privilege, "Entity"), verb));

    private static string Title(XElement owner, int lcid) => Xml.Label(owner, "Titles", "Title", lcid, "Title", "LCID");
}
