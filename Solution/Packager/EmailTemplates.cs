using System.Xml.Linq;

namespace CrmPayments.Solution.Packager;

/// <summary>Puts the documents of email templates back as escaped text.</summary>
internal static class EmailTemplates
{
    /// <summary>From the element of a template to the file that carries its text.</summary>
    public static IReadOnlyDictionary<string, string> Documents { get; } = new Dictionary<string, string>
    {
        ["subject"] = "subject.xsl",
        ["body"] = "body.xsl",
        ["subjectpresentationxml"] = "subjectpresentationxml.xml",
        ["presentationxml"] = "presentationxml.xml",
    };

    public static XElement Merge(SolutionSource source, XElement templates)
    {
        var merged = Customizations.WithoutDeclarations(templates);
        foreach (var template in merged.Elements("emailtemplate"))
            foreach (var (element, file) in Documents)
                template.SetElementValue(element, Text(source.PathOf($"{FolderOf(template)}/{file}")));
        return merged;
    }

    // A missing document is told by the check of the templates, and nothing is packed then.
    private static string Text(string path) => File.Exists(path) ? File.ReadAllText(path) : "";

    /// <summary>Where the documents of a template are, relative to the source.</summary>
    public static string FolderOf(XElement template) =>
        $"Templates/EmailDocuments/{template.Element("languagecode")?.Value}/{template.Attribute("id")?.Value}";
}
