using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CrmPayments.Solution.Packager;

/// <summary>One file of the zip.</summary>
/// <param name="Path">Inside the zip, with forward slashes and no leading one.</param>
/// <param name="Content">The bytes as they are stored.</param>
/// <param name="IsVerbatim">Copied from a folder that customizations.xml knows nothing of.</param>
internal sealed record PackagePart(string Path, byte[] Content, bool IsVerbatim = false)
{
    private static readonly XmlWriterSettings Settings = new() { Indent = true, Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), NewLineChars = "\n" };

    public static PackagePart OfXml(string path, XElement root)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, Settings))
            new XDocument(root).Save(writer);
        return new PackagePart(path, stream.ToArray());
    }
}
