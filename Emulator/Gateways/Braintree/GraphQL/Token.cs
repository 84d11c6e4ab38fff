namespace CrmPayments.Emulator.Gateways.Braintree.GraphQL;

internal enum TokenKind
{
    Punctuator,
    Name,
    Number,
    Text,
    End,
}

/// <param name="Kind">What it is.</param>
/// <param name="Value">Its text; of a string, the content.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
internal readonly record struct Token(TokenKind Kind, string Value, int Line, int Column);
