using System.Globalization;
using System.Xml.Linq;

namespace CrmPayments.Emulator.Shell.Reading;

/// <summary>The habits of solution XML: labels by language, braces around ids, yes and no in several spellings.</summary>
internal static class Xml
{
    public static XElement Load(string path) => XDocument.Load(path).Root ?? throw new InvalidDataException($"{path} is empty.");

    /// <summary>The label in the language, else in English, else the first, else empty.</summary>
    public static string Label(XElement owner, string list, string item, int lcid, string text = "description", string language = "languagecode")
    {
        var labels = owner.Element(list)?.Elements(item).ToList() ?? [];
        return (In(lcid) ?? In(1033) ?? labels.FirstOrDefault())?.Attribute(text)?.Value ?? "";

        XElement? In(int wanted) => labels.FirstOrDefault(label => label.Attribute(language)?.Value == wanted.ToString(CultureInfo.InvariantCulture));
    }

    public static string Text(XElement owner, string child) => owner.Element(child)?.Value.Trim() ?? "";

    public static string Id(string text) => text.Trim('{', '}').ToLowerInvariant();

    public static string Name(XElement element, string attribute) => element.Attribute(attribute)?.Value ?? "";

    public static bool Flag(XElement element, string attribute, bool otherwise) => element.Attribute(attribute)?.Value.ToLowerInvariant() switch
    {
        "true" or "1" => true,
        "false" or "0" => false,
        _ => otherwise,
    };

    public static int Number(string? text, int otherwise) => int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    /// <summary>"$webresource:cpay_/js/refund.js" → "cpay_/js/refund.js".</summary>
    public static string WebResource(string reference) => reference.Replace("$webresource:", "", StringComparison.OrdinalIgnoreCase);
}
