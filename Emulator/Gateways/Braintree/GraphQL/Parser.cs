using System.Globalization;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Braintree.GraphQL;

/// <summary>Reads executable GraphQL documents (spec.graphql.org, October 2021, section 2). Subscriptions do not exist here.</summary>
internal sealed class Parser
{
    // A document nested deeper than any real one is an attack on the stack.
    private const int DeepestNesting = 64;

    private readonly List<Token> _tokens;
    private int _at, _depth;

    private Parser(string text) => _tokens = new Lexer(text).Read();

    private Token Current => _tokens[_at];

    /// <exception cref="GraphQLFault">The text is no document.</exception>
    public static Document Parse(string text)
    {
        var parser = new Parser(text);
        var operations = new List<Operation>();
        var fragments = new Dictionary<string, Fragment>(StringComparer.Ordinal);
        while (parser.Current.Kind != TokenKind.End)
        {
            if (parser.Current.Value == "fragment") parser.ReadFragment(fragments);
            else operations.Add(parser.ReadOperation());
        }

        return operations.Count > 0 ? new Document(operations, fragments) : throw new GraphQLFault("Invalid Syntax : the document holds no operation");
    }

    private void ReadFragment(Dictionary<string, Fragment> fragments)
    {
        Name();
        var name = Name();
        Word("on");
        fragments[name] = new Fragment(Name(), SelectionSet());
    }

    private Operation ReadOperation()
    {
        if (Current.Value == "{") return new Operation("query", "", [], SelectionSet());
        var kind = Name();
        if (kind is not ("query" or "mutation")) throw Unexpected(_tokens[_at - 1]);
        var name = Current.Kind == TokenKind.Name ? Name() : "";
        var variables = Accept("(") ? Until(")", VariableDefinition) : [];
        return new Operation(kind, name, variables, SelectionSet());
    }

    private VariableDefinition VariableDefinition()
    {
        Expect("$");
        var name = Name();
        Expect(":");
        var type = Type();
        return new VariableDefinition(name, type, Accept("=") ? ReadValue() : null);
    }

    private string Type()
    {
        var type = Accept("[") ? $"[{Deeper(Type)}" : Name();
        if (type[0] == '[') Expect("]");
        if (type[0] == '[') type += "]";
        return Accept("!") ? type + "!" : type;
    }

    private List<Selection> SelectionSet()
    {
        Expect("{");
        var selections = Deeper(() => Until("}", Selection));
        return selections.Count > 0 ? selections : throw Unexpected(_tokens[_at - 1]);
    }

    private Selection Selection()
    {
        if (!Accept("...")) return ReadField();
        if (Current.Kind == TokenKind.Name && Current.Value != "on") return new FragmentSpread(Name()) { Directives = Directives() };
        var on = Current.Value == "on" ? OnType() : null;
        return new InlineFragment(on, []) { Directives = Directives() } with { Selections = SelectionSet() };
    }

    private string OnType()
    {
        Word("on");
        return Name();
    }

    private Field ReadField()
    {
        var start = Current;
        var name = Name();
        var alias = name;
        if (Accept(":")) name = Name();
        var arguments = Arguments();
        var directives = Directives();
        IReadOnlyList<Selection> selections = Current.Value == "{" && Current.Kind == TokenKind.Punctuator ? SelectionSet() : [];
        return new Field(alias, name, arguments, selections, start.Line, start.Column) { Directives = directives };
    }

    private List<Directive> Directives()
    {
        var directives = new List<Directive>();
        while (Accept("@")) directives.Add(new Directive(Name(), Arguments()));
        return directives;
    }

    private Dictionary<string, Value> Arguments() =>
        Accept("(") ? Until(")", NamedValue).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal) : [];

    private KeyValuePair<string, Value> NamedValue()
    {
        var name = Name();
        Expect(":");
        return new(name, ReadValue());
    }

    private Value ReadValue()
    {
        var token = Current;
        if (Accept("$")) return new Value.Variable(Name());
        if (Accept("[")) return new Value.List(Deeper(() => Until("]", ReadValue)));
        if (Accept("{")) return new Value.Object(Deeper(() => Until("}", NamedValue)).ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal));
        _at++;
        return new Value.Literal(token.Kind switch
        {
            TokenKind.Text => new JValue(token.Value),
            TokenKind.Number => Number(token),
            TokenKind.Name => Word(token.Value, token),
            _ => throw Unexpected(token),
        });
    }

    private static JValue Number(Token token)
    {
        if (long.TryParse(token.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole)) return new JValue(whole);
        return decimal.TryParse(token.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? new JValue(number) : throw Unexpected(token);
    }

    private static JValue Word(string word, Token token) => word switch
    {
        "true" => new JValue(true),
        "false" => new JValue(false),
        "null" => JValue.CreateNull(),
        _ when token.Kind == TokenKind.Name => new JValue(word),
        _ => throw Unexpected(token),
    };

    private T Deeper<T>(Func<T> read)
    {
        if (++_depth > DeepestNesting) throw new GraphQLFault("Invalid Syntax : the document is nested too deeply");
        var result = read();
        _depth--;
        return result;
    }

    private List<T> Until<T>(string end, Func<T> read)
    {
        var items = new List<T>();
        while (!Accept(end)) items.Add(Current.Kind == TokenKind.End ? throw Unexpected(Current) : read());
        return items;
    }

    private string Name()
    {
        if (Current.Kind != TokenKind.Name) throw Unexpected(Current);
        return _tokens[_at++].Value;
    }

    private void Word(string word)
    {
        if (Name() != word) throw Unexpected(_tokens[_at - 1]);
    }

    private bool Accept(string punctuator)
    {
        if (Current.Kind != TokenKind.Punctuator || Current.Value != punctuator) return false;
        _at++;
        return true;
    }

    private void Expect(string punctuator)
    {
        if (!Accept(punctuator)) throw Unexpected(Current);
    }

    private static GraphQLFault Unexpected(Token token) => new(
        $"Invalid Syntax : offending token '{(token.Kind == TokenKind.End ? "<EOF>" : token.Value)}' at line {token.Line} column {token.Column}", line: token.Line, column: token.Column);
}
