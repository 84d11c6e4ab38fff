using System.Xml.Linq;

namespace CrmPayments.Solution.Packager;

/// <summary><c>[Content_Types].xml</c>: every part of the zip has a type, by its extension or by its name.</summary>
internal static class ContentTypes
{
    private const string Binary = "application/octet-stream";
    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";

    public static PackagePart Of(IReadOnlyCollection<PackagePart> parts) =>
        PackagePart.OfXml("[Content_Types].xml", new XElement(Types + "Types", Defaults(parts), parts.Where(IsNamed).Select(Override)));

    // text/xml is for the two files the packer writes; verbatim XML is named as binary, as Microsoft's packer does.
    private static bool IsNamed(PackagePart part) => ExtensionOf(part).Length == 0 || (part.IsVerbatim && ExtensionOf(part) == "xml");

    private static IEnumerable<XElement> Defaults(IEnumerable<PackagePart> parts) =>
        parts.Select(ExtensionOf).Where(extension => extension.Length > 0).Distinct()
            .Select(extension => new XElement(Types + "Default", new XAttribute("ContentType", extension == "xml" ? "text/xml" : Binary), new XAttribute("Extension", extension)));

    private static XElement Override(PackagePart part) =>
        new(Types + "Override", new XAttribute("ContentType", Binary), new XAttribute("PartName", "/" + part.Path));

    private static string ExtensionOf(PackagePart part) => Path.GetExtension(part.Path).TrimStart('.');
}
