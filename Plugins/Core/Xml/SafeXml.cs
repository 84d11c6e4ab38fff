using System.Xml;
using System.Xml.Linq;

namespace CrmPayments.Core.Xml;

/// <summary>Reads XML of strangers: no DTD, no entity, nothing fetched, limited in size and depth.</summary>
internal static class SafeXml
{
    /// <summary>In characters.</summary>
    public const int Largest = 1024 * 1024;

    public const int Deepest = 64;

    /// <returns>The root; null when it is no XML, too large, too deep, or has a DTD.</returns>
    public static XElement? Parse(string text)
    {
        try
        {
            if (!IsShallow(text)) return null;
            using var reader = Open(text);
            return XElement.Load(reader);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    /// <summary>The text of the child of that name, trimmed; empty when there is none.</summary>
    public static string Value(this XElement parent, string name) => parent.Element(name)?.Value.Trim() ?? "";

    private static bool IsShallow(string text)
    {
        using var reader = Open(text);
        while (reader.Read())
        {
            if (reader.Depth > Deepest) return false;
        }

        return true;
    }

    private static XmlReader Open(string text) => XmlReader.Create(new StringReader(text), new XmlReaderSettings
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = Largest,
        MaxCharactersFromEntities = 1,
    });
}
