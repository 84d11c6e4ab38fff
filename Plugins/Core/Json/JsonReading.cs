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

    /// <returns>Null when it is no JSON, too large or too deep.</returns>
    public static JsonValue? Parse(string text) => text.Length > Largest ? null : Parse(Encoding.UTF8.GetBytes(text));

    /// <param name="utf8">With or without a byte order mark.</param>
    /// <inheritdoc cref="Parse(string)" path="/returns"/>
    public static JsonValue? Parse(byte[] utf8)
    {
        if (utf8.Length > Largest) return null;
        try
        {
            var text = Strict.GetString(utf8).TrimStart('\uFEFF');
            using var reader = JsonReaderWriterFactory.CreateJsonReader(Strict.GetBytes(text), Quotas());
            reader.MoveToContent();
            var value = Read(reader, 0);
            return reader.Read() ? null : value;
        }
        // The framework's reader reports rubbish in all of these ways.
        catch (Exception rubbish) when (rubbish is XmlException or FormatException or ArgumentException or InvalidOperationException or IndexOutOfRangeException or OverflowException)
        {
            return null;
        }
    }

    private static XmlDictionaryReaderQuotas Quotas() => new()
    {
        MaxDepth = Deepest + 2,
        MaxStringContentLength = Largest,
        MaxArrayLength = Largest,
        MaxBytesPerRead = Largest,
        MaxNameTableCharCount = Largest,
    };

    private static JsonValue Read(XmlDictionaryReader reader, int depth)
    {
        if (depth > Deepest) throw new FormatException("Too deep.");
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
            JsonKind.Object => ReadObject(reader, depth),
            JsonKind.Array => ReadArray(reader, depth),
            _ => new JsonValue(kind, reader.ReadElementContentAsString(), [], new Dictionary<string, JsonValue>()),
        };
    }

    private static JsonValue ReadObject(XmlDictionaryReader reader, int depth)
    {
        var members = new Dictionary<string, JsonValue>(StringComparer.Ordinal);
        ReadChildren(reader, () =>
        {
            // A name that XML does not allow is carried in an attribute.
            var name = reader.GetAttribute("item") ?? reader.LocalName;
            members[name] = Read(reader, depth + 1);
        });
        return new JsonValue(JsonKind.Object, "", [], members);
    }

    private static JsonValue ReadArray(XmlDictionaryReader reader, int depth)
    {
        var items = new List<JsonValue>();
        ReadChildren(reader, () => items.Add(Read(reader, depth + 1)));
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
