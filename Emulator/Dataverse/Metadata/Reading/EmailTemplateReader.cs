using System.Globalization;

namespace CrmPayments.Emulator.Dataverse.Metadata.Reading;

/// <summary>Templates/EmailTemplates.xml, and Templates/EmailDocuments/&lt;lcid&gt;/{id}/ with what each template says.</summary>
internal static class EmailTemplateReader
{
    private const string List = "EmailTemplates.xml";
    private const string Documents = "EmailDocuments";

    /// <exception cref="SolutionFormatException">A document is missing, or the folder holds templates of another kind.</exception>
    public static IReadOnlyList<EmailTemplateDefinition> ReadAll(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        RefuseOthers(folder);
        return [.. XmlFile.Load(Path.Combine(folder, List)).Children("emailtemplate").Select(template => Read(folder, template))];
    }

    private static void RefuseOthers(string folder)
    {
        if (Directory.GetFileSystemEntries(folder).Select(path => Path.GetFileName(path)).FirstOrDefault(name => name is not (List or Documents)) is { } other)
        {
            throw SolutionFormatException.In(folder, $"{other}: only email templates are emulated");
        }
    }

    private static EmailTemplateDefinition Read(string folder, XmlFile template)
    {
        var id = template.RequiredId("templateid");
        var language = template.ToInteger("languagecode", template.RequiredText("languagecode"));
        var documents = Path.Combine(folder, Documents, language.ToString(CultureInfo.InvariantCulture), id.ToString("B", CultureInfo.InvariantCulture));
        return new EmailTemplateDefinition(
            id, template.RequiredText("title"), template.Text("description") ?? "",
            template.ToInteger("templatetypecode", template.RequiredText("templatetypecode")), language, template.Flag("ispersonal"),
            Document(template, documents, "subject.xsl"), Document(template, documents, "body.xsl"),
            Document(template, documents, "subjectpresentationxml.xml"), Document(template, documents, "presentationxml.xml"));
    }

    private static string Document(XmlFile template, string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) ? File.ReadAllText(path) : throw template.Problem($"the packer cannot find the required file {path}");
    }
}
