using System.Xml.Linq;

namespace CrmPayments.Solution.Packager;

/// <summary>GUIDs stand with and without braces, in both cases; compared they are lower case without.</summary>
internal static class Ids
{
    public static string Of(string? text) => (text ?? "").Trim().Trim('{', '}').ToLowerInvariant();

    public static string Of(XElement element) => Of(element.Value);

    public static string Of(XAttribute? attribute) => Of(attribute?.Value);
}
