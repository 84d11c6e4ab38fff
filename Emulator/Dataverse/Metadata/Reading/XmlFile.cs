using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace CrmPayments.Emulator.Dataverse.Metadata.Reading;

/// <summary>One element of a solution file, which knows the file so that whatever is wrong is reported by name.</summary>
internal readonly record struct XmlFile(string Path, XElement Element)
{
    public static XmlFile Load(string path)
    {
        using var reader = XmlReader.Create(path, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        try
        {
            return new XmlFile(path, XElement.Load(reader));
        }
        catch (XmlException broken)
        {
            throw SolutionFormatException.In(path, broken.Message);
        }
    }

    public XmlFile? Child(string name) => Element.Element(name) is { } child ? this with { Element = child } : null;

    public XmlFile RequiredChild(string name) => Child(name) ?? throw Problem($"<{Element.Name.LocalName}> has no <{name}>");

    public IEnumerable<XmlFile> Children(string name)
    {
        var file = this;
        return Element.Elements(name).Select(child => file with { Element = child });
    }

    /// <summary>The text of a child element; null when it is missing or empty.</summary>
    public string? Text(string name) => Element.Element(name)?.Value is { Length: > 0 } text ? text : null;

    public string RequiredText(string name) => Text(name) ?? throw Problem($"<{Element.Name.LocalName}> has no value for <{name}>");

    /// <summary>An attribute's value; null when it is missing or empty.</summary>
    public string? Attribute(string name) => Element.Attribute(name)?.Value is { Length: > 0 } text ? text : null;

    public string RequiredAttribute(string name) => Attribute(name) ?? throw Problem($"<{Element.Name.LocalName}> has no attribute {name}");

    public bool Flag(string name) => Text(name) is { } text && (text is "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase));

    public int? Integer(string name) => Text(name) is { } text ? ToInteger(name, text) : null;

    public decimal? Decimal(string name) => Text(name) is not { } text ? null
        : decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value
        : throw Problem($"<{name}> is no number: {text}");

    public int RequiredIntegerAttribute(string name) => ToInteger(name, RequiredAttribute(name));

    public Guid RequiredId(string name) => ToId(name, RequiredText(name));

    public Guid RequiredIdAttribute(string name) => ToId(name, RequiredAttribute(name));

    public Guid ToId(string name, string text) => Guid.TryParse(text, out var id) ? id : throw Problem($"{name} is no GUID: {text}");

    public int ToInteger(string name, string text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : throw Problem($"{name} is no whole number: {text}");

    /// <summary>Labels in the packer's shape: <c>group/item[@description @languagecode]</c>.</summary>
    public LocalizedText Labels(string group, string item)
    {
        var labels = Child(group)?.Children(item) ?? [];
        return new LocalizedText(labels
            .Where(label => label.Attribute("description") is not null)
            .ToDictionary(label => label.RequiredIntegerAttribute("languagecode"), label => label.RequiredAttribute("description")));
    }

    public SolutionFormatException Problem(string problem) => SolutionFormatException.In(Path, problem);
}
