using System.Xml.Linq;

namespace CrmPayments.Tests.Solution;

/// <summary>XML without what does not matter: white space, namespace declarations, and order where it comes from the file system.</summary>
internal static class Canonical
{
    private static readonly HashSet<string> Unordered = ["Entities", "FormXml", "Roles", "savedqueries", "SdkMessageProcessingSteps", "Types", "Visualizations", "WebResources", "Workflows"];

    public static string Of(XElement element) => Rebuild(element).ToString();

    private static XElement Rebuild(XElement element)
    {
        var attributes = element.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration).OrderBy(attribute => attribute.Name.ToString(), StringComparer.Ordinal);
        var children = element.Elements().Select(Rebuild);
        if (Unordered.Contains(element.Name.LocalName))
            children = children.OrderBy(child => child.ToString(), StringComparer.Ordinal);
        return element.HasElements ? new XElement(element.Name, attributes, children) : new XElement(element.Name, attributes, element.Value);
    }
}
