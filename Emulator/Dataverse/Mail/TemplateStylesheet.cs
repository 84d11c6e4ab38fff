using System.Text;
using System.Xml;
using System.Xml.Linq;
using CrmPayments.Emulator.Dataverse.Faults;

namespace CrmPayments.Emulator.Dataverse.Mail;

/// <summary>
/// A subject or body of an email template: the XSL the platform's template editor writes. That is text, and for each field a choose with
/// one or more when and an otherwise, which is its default text. Any other element is refused by name.
/// </summary>
internal static class TemplateStylesheet
{
    private static readonly XNamespace Xsl = "http://www.w3.org/1999/XSL/Transform";

    /// <param name="stylesheet">What template.subject or template.body holds.</param>
    /// <param name="valueOf">The text of a path such as <c>contact/fullname</c>; null when the column is empty.</param>
    /// <exception cref="System.ServiceModel.FaultException">0x80040B07: it is no such stylesheet.</exception>
    public static string Render(string stylesheet, Func<string, string?> valueOf)
    {
        var template = Parse(stylesheet).Elements(Xsl + "template").SingleOrDefault(one => one.Attribute("match")?.Value == "/data")
            ?? throw MailFaults.InvalidTemplate("it has no template for /data.");
        var text = new StringBuilder();
        Write(template, valueOf, text);
        return text.ToString();
    }

    private static XElement Parse(string stylesheet)
    {
        try
        {
            using var reader = XmlReader.Create(new StringReader(stylesheet.Trim()), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            return XElement.Load(reader, LoadOptions.PreserveWhitespace);
        }
        catch (XmlException broken)
        {
            throw MailFaults.InvalidTemplate(broken.Message);
        }
    }

    private static void Write(XElement parent, Func<string, string?> valueOf, StringBuilder text)
    {
        foreach (var node in parent.Nodes())
        {
            if (node is XElement element)
            {
                WriteElement(element, valueOf, text);
            }
            else if (node is XCData or XText && (node is XCData || !string.IsNullOrWhiteSpace(((XText)node).Value)))
            {
                // As in XSL: text that is only white space is layout of the stylesheet.
                text.Append(((XText)node).Value);
            }
        }
    }

    private static void WriteElement(XElement element, Func<string, string?> valueOf, StringBuilder text)
    {
        switch (element.Name.Namespace == Xsl ? element.Name.LocalName : null)
        {
            case "choose":
                WriteChoice(element, valueOf, text);
                break;
            case "value-of":
                text.Append(valueOf(Path(element, "select")));
                break;
            case "text":
                text.Append(element.Value);
                break;
            default:
                throw DataverseFaults.NotEmulated($"The element '{element.Name.LocalName}' in an email template");
        }
    }

    private static void WriteChoice(XElement choose, Func<string, string?> valueOf, StringBuilder text)
    {
        var chosen = choose.Elements(Xsl + "when").FirstOrDefault(when => valueOf(Path(when, "test")) is not null) ?? choose.Element(Xsl + "otherwise");
        if (chosen is not null)
        {
            Write(chosen, valueOf, text);
        }
    }

    private static string Path(XElement element, string attribute) =>
        element.Attribute(attribute)?.Value ?? throw MailFaults.InvalidTemplate($"{element.Name.LocalName} has no {attribute}.");
}
