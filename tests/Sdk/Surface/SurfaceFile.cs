using System.Text.RegularExpressions;

namespace CrmPayments.Tests.Sdk.Surface;

/// <summary>The genuine assemblies' public signatures, as a text lists them: code blocks for types, tables for messages.</summary>
/// <remarks>The text gives no namespaces and leaves out attributes that matter to nobody here, so neither is compared.</remarks>
public sealed partial class SurfaceFile
{
    private readonly Dictionary<string, HashSet<string>> _types = [];

    private SurfaceFile()
    {
    }

    public static SurfaceFile Parse(string text)
    {
        var file = new SurfaceFile();
        var inCode = false;
        var type = new HashSet<string>();
        foreach (var line in text.Split('\n').Select(line => line.TrimEnd()))
        {
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                inCode = !inCode;
            }
            else if (inCode && line.StartsWith("  ", StringComparison.Ordinal))
            {
                type.UnionWith(Members(line.Trim()));
            }
            else if (inCode && line.Length > 0)
            {
                type = file.AddType(line);
            }
            else if (Message().Match(line) is { Success: true } message)
            {
                file.AddMessage(message);
            }
        }
        return file;
    }

    /// <summary>What the assembly shows and this text does not list, one line each.</summary>
    public IEnumerable<string> Unlisted(IEnumerable<Type> types) =>
        from type in types
        from member in _types.TryGetValue(Signature.Name(type), out var listed)
            ? Signature.Members(type).Where(member => !listed.Contains(member))
            : ["(the type itself)"]
        select $"{type.FullName}: {member}";

    private HashSet<string> AddType(string line)
    {
        var header = Header().Match(line);
        var members = _types[header.Groups["name"].Value] = [];
        if (header.Groups["kind"].Value == "enum")
        {
            members.UnionWith(line[(line.IndexOf('{', StringComparison.Ordinal) + 1)..line.LastIndexOf('}')].Split(',').Select(value => value.Trim()));
        }
        else if (line.Contains("IExtensibleDataObject", StringComparison.Ordinal))
        {
            members.Add("ExtensionDataObject ExtensionData { get; set; }");
        }
        return members;
    }

    private void AddMessage(Match message)
    {
        var name = message.Groups["name"].Value;
        _types[name + "Request"] = [$"{name}Request();", .. Properties(message.Groups["request"].Value, "get; set;")];
        _types[name + "Response"] = [$"{name}Response();", .. Properties(message.Groups["response"].Value, "get;")];
    }

    private static IEnumerable<string> Properties(string cell, string accessors) =>
        Code().Matches(cell).Select(code => $"{code.Groups[1].Value.Replace("Decimal", "decimal", StringComparison.Ordinal)} {{ {accessors} }}");

    /// <summary>A line of the text as signatures: constraints and remarks go, a list of fields is taken apart.</summary>
    private static IEnumerable<string> Members(string line)
    {
        var bare = Remark().Replace(Constraint().Replace(line, ";"), string.Empty).Trim();
        if (!bare.StartsWith("static readonly ", StringComparison.Ordinal))
        {
            return [bare];
        }
        var words = bare.TrimEnd(';').Split(' ', 4);
        return words[3].Split(", ").Select(name => $"static readonly {words[2]} {name};");
    }

    [GeneratedRegex(@"^(\[.*?\] )*(?<kind>static class|abstract class|sealed class|class|interface|enum) (?<name>\w+(<[^>]*>)?)")]
    private static partial Regex Header();

    [GeneratedRegex(@"^\| (?<name>[A-Z]\w+) \| (?<request>(`|—).*?) \| (?<response>(`|—).*?) \|$")]
    private static partial Regex Message();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@" where \w+ : .*;$")]
    private static partial Regex Constraint();

    [GeneratedRegex(@"//.*$")]
    private static partial Regex Remark();
}
