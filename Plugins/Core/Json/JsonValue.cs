using System.Globalization;

namespace CrmPayments.Core.Json;

/// <summary>One value of a JSON text. Accessors never throw: what is absent or of another type is null, empty or <see cref="Missing"/>.</summary>
internal sealed class JsonValue
{
    public static readonly JsonValue Missing = new(JsonKind.Missing, "", [], new Dictionary<string, JsonValue>());

    private readonly string _text;
    private readonly IReadOnlyDictionary<string, JsonValue> _members;

    internal JsonValue(JsonKind kind, string text, IReadOnlyList<JsonValue> items, IReadOnlyDictionary<string, JsonValue> members)
    {
        Kind = kind;
        _text = text;
        Items = items;
        _members = members;
    }

    public JsonKind Kind { get; }

    /// <summary>Of an array; empty for anything else.</summary>
    public IReadOnlyList<JsonValue> Items { get; }

    /// <summary>Of an object, in their order; else none.</summary>
    public IEnumerable<string> Names => _members.Keys;

    /// <summary>A text, a number or a flag as it was written; empty for anything else.</summary>
    public string Written => Kind is JsonKind.Text or JsonKind.Number or JsonKind.Flag ? _text : "";

    public bool IsObject => Kind == JsonKind.Object;

    /// <summary>A string; null for anything else.</summary>
    public string? Text => Kind == JsonKind.Text ? _text : null;

    /// <summary>A number that fits a decimal; null for anything else, strings of digits too.</summary>
    public decimal? Number =>
        Kind == JsonKind.Number && decimal.TryParse(_text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A whole number of 64 bits; null for anything else.</summary>
    public long? Whole => Number is { } number && number == decimal.Truncate(number) && number is >= long.MinValue and <= long.MaxValue ? (long)number : null;

    /// <summary>True or false; null for anything else.</summary>
    public bool? Flag => Kind == JsonKind.Flag ? _text == "true" : null;

    /// <summary>A member of an object, the last one where a name stands twice; <see cref="Missing"/> for anything else.</summary>
    public JsonValue this[string name] => _members.TryGetValue(name, out var member) ? member : Missing;
}
