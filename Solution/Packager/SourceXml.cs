using System.Xml;
using System.Xml.Linq;

namespace CrmPayments.Solution.Packager;

/// <summary>One XML file of the source.</summary>
/// <param name="Path">Relative to the source, with forward slashes.</param>
/// <param name="Root">Its root element.</param>
public sealed record SourceXml(string Path, XElement Root)
{
    /// <exception cref="InvalidDataException">The file is missing or is not well-formed XML.</exception>
    public static SourceXml Load(string source, string path)
    {
        var file = System.IO.Path.Combine(source, path);
        if (!File.Exists(file))
            throw new InvalidDataException($"{path} is missing.");
        try
        {
            return new SourceXml(path, XElement.Load(file));
        }
        catch (XmlException fault)
        {
            throw new InvalidDataException($"{path} is not well-formed XML: {fault.Message}", fault);
        }
    }

    /// <summary>The text of a child element, or empty.</summary>
    public string Text(string element) => Root.Element(element)?.Value.Trim() ?? "";

    /// <summary>An attribute of the root, or empty.</summary>
    public string Attribute(string name) => Root.Attribute(name)?.Value.Trim() ?? "";
}
