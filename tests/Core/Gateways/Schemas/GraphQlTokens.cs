using System.Text.RegularExpressions;

namespace CrmPayments.Tests.Core.Gateways.Schemas;

/// <summary>GraphQL, word by word: descriptions, comments and commas left out.</summary>
internal sealed class GraphQlTokens(string text)
{
    private readonly List<string> _words =
    [
        .. Regex.Matches(text, "\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\])*\"|#[^\\n]*|[A-Za-z_][A-Za-z0-9_]*|-?[0-9]+(?:\\.[0-9]+)?|\\.\\.\\.|[$!{}()\\[\\]:=|&@]")
            .Select(match => match.Value).Where(word => word[0] is not ('"' or '#')),
    ];

    private int _at;

    public bool AtEnd => _at == _words.Count;

    public string Next => AtEnd ? "" : _words[_at];

    public string Take() => _words[_at++];

    public bool Takes(string word)
    {
        if (Next != word) return false;
        _at++;
        return true;
    }

    public void Want(string word)
    {
        if (!Takes(word)) throw new FormatException($"'{word}' expected and '{Next}' found.");
    }

    /// <summary>A reference to a type, as it is written: [Name!]!.</summary>
    public string Type()
    {
        var type = Takes("[") ? "[" + Type() + Closed() : Take();
        return Takes("!") ? type + "!" : type;
    }

    /// <summary>@name, with or without arguments: none of them matters here.</summary>
    public void SkipDirectives()
    {
        while (Takes("@"))
        {
            Take();
            if (!Takes("(")) continue;
            for (var depth = 1; depth > 0;)
                depth += Take() switch { "(" => 1, ")" => -1, _ => 0 };
        }
    }

    private string Closed()
    {
        Want("]");
        return "]";
    }
}
