using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;

namespace CrmPayments.Core.Json;

/// <summary>Reads JSON with the framework's own reader, which .NET Framework and modern .NET share, under limits of size and depth.</summary>
internal static class JsonReading
{
    /// <summary>In bytes of UTF-8.</summary>
    public const int Largest = 2 * 1024 * 1024;

    /// <summary>How many arrays and objects may stand inside of each other.</summary>
    public const int Deepest = 32;

    private static readonly Encoding Strict = new UTF8Encoding(false, true);

    /// <returns>An object or an array; null when it is neither, not whole, too large or too deep.</returns>
    public static JsonValue? Parse(string text) => text.Length > Largest ? null : Parse(Encoding.UTF8.GetBytes(text));

    /// <param name="utf8">With or without a byte order mark.</param>
    /// <inheritdoc cref="Parse(string)" path="/returns"/>
    public static JsonValue? Parse(byte[] utf8)
    {
        if (utf8.Length > Largest) return null;
        try
        {
            var text = Strict.GetString(utf8).TrimStart('\uFEFF').Trim();
            if (!IsWhole(text)) return null;
            using var reader = JsonReaderWriterFactory.CreateJsonReader(Strict.GetBytes(text), Quotas());
            reader.MoveToContent();
            return Read(reader);
        }
        // The framework's reader reports rubbish in all of these ways.
        catch (Exception rubbish) when (rubbish is XmlException or FormatException or ArgumentException or InvalidOperationException or IndexOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    // The framework's reader closes by itself what an answer cut off leaves open, and stops where the first value ends.
    private static bool IsWhole(string text)
    {
        var open = new Stack<char>();
        var inText = false;
        for (var at = 0; at < text.Length; at++)
        {
            var letter = text[at];
            if (inText)
            {
                if (letter == '\\') at++;
                else inText = letter != '"';
                continue;
            }

            inText = letter == '"';
            if (letter is '{' or '[') open.Push(letter == '{' ? '}' : ']');
            if (letter is '}' or ']' && open.Pop() != letter) return false;
            if (open.Count == 0) return letter is '}' or ']' && at == text.Length - 1;
            if (open.Count > Deepest) return false;
        }

        return false;
    }

    private static XmlDictionaryReaderQuotas Quotas() => new()
    {
        MaxDepth = Deepest + 1,
        MaxStringContentLength = Largest,
        MaxArrayLength = Largest,
        MaxBytesPerRead = Largest,
        MaxNameTableCharCount = Largest,
    };

    private static JsonValue Read(XmlDictionaryReader reader)
    {
        var kind = reader.GetAttribute("type") switch
        {
            "object" => JsonKind.Object,
            "array" => JsonKind.Array,
            "number" => JsonKind.Number,
            "boolean" => JsonKind.Flag,
            "null" => JsonKind.Null,
            _ => JsonKind.Text,
        };
        return kind switch
        {
            JsonKind.Object => ReadObject(reader),
            JsonKind.Array => ReadArray(reader),
            _ => new JsonValue(kind, reader.ReadElementContentAsString(), [], new Dictionary<string, JsonValue>()),
        };
    }

    private static JsonValue ReadObject(XmlDictionaryReader reader)
    {
        var members = new Dictionary<string, JsonValue>(StringComparer.Ordinal);
        ReadChildren(reader, () =>
        {
            // A name that XML does not allow is carried in an attribute.
            var name = reader.GetAttribute("item") ?? reader.LocalName;
            members[name] = Read(reader);
        });
        return new JsonValue(JsonKind.Object, "", [], members);
    }

    private static JsonValue ReadArray(XmlDictionaryReader reader)
    {
        var items = new List<JsonValue>();
        ReadChildren(reader, () => items.Add(Read(reader)));
        return new JsonValue(JsonKind.Array, "", items, new Dictionary<string, JsonValue>());
    }

    private static void ReadChildren(XmlDictionaryReader reader, Action readChild)
    {
        if (reader.IsEmptyElement)
        {
            reader.Read();
            return;
        }

        reader.ReadStartElement();
        while (reader.MoveToContent() == XmlNodeType.Element) readChild();
        reader.ReadEndElement();
    }
}
