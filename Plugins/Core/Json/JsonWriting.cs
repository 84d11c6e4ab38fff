using System.Globalization;
using System.Runtime.Serialization.Json;
using System.Text;
using System.Xml;

namespace CrmPayments.Core.Json;

/// <summary>Writes JSON objects with the framework's own writer.</summary>
internal static class JsonWriting
{
    /// <param name="members">Written in the order they come. Values are strings, booleans, numbers, null, objects of the same kind, or lists of any of these. Names must be XML names.</param>
    /// <exception cref="ArgumentException">A value of another type: a bug.</exception>
    public static string Write(IEnumerable<KeyValuePair<string, object?>> members) => WriteRoot(members);

    /// <param name="items">Values of the same kinds.</param>
    /// <inheritdoc cref="Write(IEnumerable{KeyValuePair{string, object?}})"/>
    public static string WriteArray(IReadOnlyList<object?> items) => WriteRoot(items);

    private static string WriteRoot(object root)
    {
        using var buffer = new MemoryStream();
        using (var writer = JsonReaderWriterFactory.CreateJsonWriter(buffer, new UTF8Encoding(false), ownsStream: false)) WriteMember(writer, "root", root);
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void WriteMember(XmlDictionaryWriter writer, string name, object? value)
    {
        writer.WriteStartElement(name);
        writer.WriteAttributeString("type", TypeOf(value));
        if (value is IEnumerable<KeyValuePair<string, object?>> members)
            foreach (var member in members) WriteMember(writer, member.Key, member.Value);
        else if (value is IReadOnlyList<object?> items)
            foreach (var item in items) WriteMember(writer, "item", item);
        else if (value is bool flag) writer.WriteString(flag ? "true" : "false");
        else if (value is not null) writer.WriteString(Convert.ToString(value, CultureInfo.InvariantCulture));
        writer.WriteEndElement();
    }

    private static string TypeOf(object? value) => value switch
    {
        null => "null",
        string => "string",
        bool => "boolean",
        int or long or decimal => "number",
        IEnumerable<KeyValuePair<string, object?>> => "object",
        IReadOnlyList<object?> => "array",
        _ => throw new ArgumentException($"{value.GetType()} is not written as JSON.", nameof(value)),
    };
}
