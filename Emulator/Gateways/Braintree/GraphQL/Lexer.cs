using System.Text;

namespace CrmPayments.Emulator.Gateways.Braintree.GraphQL;

/// <summary>Cuts a GraphQL document into tokens (spec.graphql.org, October 2021, section 2.1). Block strings are not supported.</summary>
internal sealed class Lexer(string text)
{
    private int _at, _line = 1, _lineStart;

    public List<Token> Read()
    {
        var tokens = new List<Token>();
        do tokens.Add(Next());
        while (tokens[^1].Kind != TokenKind.End);
        return tokens;
    }

    private Token Next()
    {
        SkipIgnored();
        if (_at >= text.Length) return Make(TokenKind.End, "", _at);
        var start = _at;
        return text[_at] switch
        {
            '.' when text.AsSpan(_at).StartsWith("...") => Advance(3),
            '!' or '$' or '(' or ')' or ':' or '=' or '@' or '[' or ']' or '{' or '|' or '}' or '&' => Advance(1),
            '"' => ReadText(),
            '-' or (>= '0' and <= '9') => Make(TokenKind.Number, While(letter => char.IsAsciiDigit(letter) || letter is '-' or '+' or '.' or 'e' or 'E'), start),
            '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') => Make(TokenKind.Name, While(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'), start),
            var other => throw Fault($"Invalid Syntax : offending token '{other}'"),
        };
    }

    private void SkipIgnored()
    {
        for (; _at < text.Length; _at++)
        {
            if (text[_at] == '#') while (_at < text.Length && text[_at] != '\n') _at++;
            if (_at >= text.Length || !(char.IsWhiteSpace(text[_at]) || text[_at] is ',' or '\uFEFF')) return;
            if (text[_at] == '\n') (_line, _lineStart) = (_line + 1, _at + 1);
        }
    }

    private Token Advance(int length)
    {
        _at += length;
        return Make(TokenKind.Punctuator, text.Substring(_at - length, length), _at - length);
    }

    private string While(Func<char, bool> belongs)
    {
        var start = _at;
        while (_at < text.Length && belongs(text[_at])) _at++;
        return text[start.._at];
    }

    private Token ReadText()
    {
        var start = _at++;
        var content = new StringBuilder();
        while (_at < text.Length && text[_at] is not ('"' or '\n')) content.Append(text[_at] == '\\' ? Escaped() : text[_at++]);
        if (_at >= text.Length || text[_at] != '"') throw Fault("Invalid Syntax : unterminated string");
        _at++;
        return Make(TokenKind.Text, content.ToString(), start);
    }

    private char Escaped()
    {
        if (_at + 1 >= text.Length) throw Fault("Invalid Syntax : unterminated string");
        var letter = text[_at + 1];
        _at += 2;
        return letter switch
        {
            'n' => '\n',
            't' => '\t',
            'r' => '\r',
            'b' => '\b',
            'f' => '\f',
            '"' or '\\' or '/' => letter,
            'u' when _at + 4 <= text.Length && ushort.TryParse(text.AsSpan(_at, 4), System.Globalization.NumberStyles.HexNumber, null, out var code) => Unicode(code),
            _ => throw Fault("Invalid Syntax : bad escape in string"),
        };
    }

    private char Unicode(ushort code)
    {
        _at += 4;
        return (char)code;
    }

    private Token Make(TokenKind kind, string value, int start) => new(kind, value, _line, start - _lineStart + 1);

    private GraphQLFault Fault(string message) => new(message, line: _line, column: _at - _lineStart + 1);
}
