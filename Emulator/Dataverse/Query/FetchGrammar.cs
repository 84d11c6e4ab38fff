using System.Xml.Linq;
using CrmPayments.Emulator.Dataverse.Faults;

namespace CrmPayments.Emulator.Dataverse.Query;

/// <summary>The attributes that FetchXML's elements may have here: those that are obeyed, and hints that change no result.</summary>
internal static class FetchGrammar
{
    /// <summary>More than any view or person nests; deeper ones would only exhaust the stack.</summary>
    private const int DeepestNesting = 100;

    private static readonly Dictionary<string, string[]> Attributes = new(StringComparer.Ordinal)
    {
        ["fetch"] =
        [
            "distinct", "aggregate", "top", "count", "page", "paging-cookie", "returntotalrecordcount",
            "version", "mapping", "output-format", "no-lock", "latematerialize", "options",
        ],
        ["entity"] = ["name"],
        ["all-attributes"] = [],
        ["attribute"] = ["name", "alias", "aggregate", "groupby", "dategrouping", "distinct"],
        ["order"] = ["attribute", "alias", "descending", "entityname"],
        ["link-entity"] = ["name", "from", "to", "alias", "link-type", "intersect", "visible"],
        ["filter"] = ["type", "isquickfindfields", "overridequickfindrecordlimitenabled", "hint"],
        ["condition"] = ["attribute", "operator", "value", "valueof", "entityname", "uiname", "uitype", "uihidden"],
        ["value"] = ["uiname", "uitype"],
    };

    /// <exception cref="System.ServiceModel.FaultException">An element has an attribute that is not emulated (0x80040219), or stands too deep (0x80040203).</exception>
    public static void Check(XElement element, int depth = 0)
    {
        if (depth > DeepestNesting)
        {
            throw FetchXml.Broken($"elements are nested deeper than {DeepestNesting}");
        }

        if (Attributes.TryGetValue(element.Name.LocalName, out var known)
            && element.Attributes().FirstOrDefault(attribute => !known.Contains(attribute.Name.LocalName)) is { } unknown)
        {
            throw DataverseFaults.NotEmulated($"The FetchXML attribute '{unknown.Name}' of '{element.Name}'");
        }

        foreach (var child in element.Elements())
        {
            Check(child, depth + 1);
        }
    }
}
