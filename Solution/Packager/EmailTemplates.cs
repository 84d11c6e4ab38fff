using System.Xml.Linq;

namespace CrmPayments.Solution.Packager;

/// <summary>Puts the documents of email templates back as escaped text.</summary>
internal static class EmailTemplates
{
    private static readonly Dictionary<string, string> Documents = new()
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
                template.SetElementValue(element, File.ReadAllText(source.PathOf($"{FolderOf(template)}/{file}")));
        return merged;
    }

    private static string FolderOf(XElement template) =>
        $"Templates/EmailDocuments/{template.Element("languagecode")?.Value}/{template.Attribute("id")?.Value}";
}
