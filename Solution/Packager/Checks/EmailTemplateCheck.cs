using System.Xml;
using System.Xml.Linq;

namespace CrmPayments.Solution.Packager.Checks;

/// <summary>An email template is its row in EmailTemplates.xml and four documents beside it, two of which are sent and two of which the editor shows.</summary>
internal sealed class EmailTemplateCheck : ISolutionCheck
{
    public IEnumerable<string> Defects(SolutionSource source)
    {
        var templates = source.EmailTemplates?.Elements("emailtemplate").ToList() ?? [];
        var listed = templates.Select(EmailTemplates.FolderOf).ToList();
        return
        [
            .. templates.SelectMany(template => DefectsOf(source, template)),
            .. Folders(source).Except(listed).Select(folder => $"{folder} belongs to no template of Templates/EmailTemplates.xml: it would be ignored."),
        ];
    }

    private static IEnumerable<string> DefectsOf(SolutionSource source, XElement template)
    {
        var folder = EmailTemplates.FolderOf(template);
        var missing = EmailTemplates.Documents.Values.Where(file => !File.Exists(source.PathOf($"{folder}/{file}"))).ToList();
        if (missing.Count > 0) return missing.Select(file => $"{folder}/{file} is missing: Microsoft's packer would stop there.");
        return Malformed(source, folder) is { Count: > 0 } malformed ? malformed : Differences(source, folder);
    }

    private static List<string> Malformed(SolutionSource source, string folder) =>
        [.. EmailTemplates.Documents.Values.Select(file => Fault(source.PathOf($"{folder}/{file}")) is { } fault ? $"{folder}/{file} is not well-formed XML: {fault}" : null).OfType<string>()];

    private static string? Fault(string path)
    {
        try
        {
            XElement.Load(path);
            return null;
        }
        catch (XmlException fault)
        {
            return fault.Message;
        }
    }

    // The editor opens the presentation and, when saved, makes the sent text of it: a difference would come as a surprise then.
    private static IEnumerable<string> Differences(SolutionSource source, string folder)
    {
        if (Text("subject.xsl") != Text("subjectpresentationxml.xml")) yield return $"{folder}: the subject that is sent is not the one that the editor shows.";
        if (Text("body.xsl") != Text("presentationxml.xml")) yield return $"{folder}: the body that is sent is not the one that the editor shows.";
        string Text(string file) => string.Concat(XElement.Load(source.PathOf($"{folder}/{file}"), LoadOptions.PreserveWhitespace).DescendantNodes().OfType<XText>().Select(text => text.Value));
    }

    private static IEnumerable<string> Folders(SolutionSource source) =>
        source.Files("Templates/EmailDocuments", "*", SearchOption.AllDirectories).Select(file => file[..file.LastIndexOf('/')]).Distinct();
}
