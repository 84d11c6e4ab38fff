using System.Globalization;
using System.Xml.Linq;

namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>Elements with the typing attributes that the vendor's SDKs read by.</summary>
internal static class Xml
{
    /// <summary>Text; nothing at all is written as nil.</summary>
    public static XElement Text(string name, string? value) =>
        string.IsNullOrEmpty(value) ? new XElement(name, new XAttribute("nil", "true")) : new XElement(name, value);

    public static XElement Flag(string name, bool value) => new(name, new XAttribute("type", "boolean"), value ? "true" : "false");

    public static XElement Number(string name, int value) =>
        new(name, new XAttribute("type", "integer"), value.ToString(CultureInfo.InvariantCulture));

    public static XElement Instant(string name, DateTimeOffset value) =>
        new(name, new XAttribute("type", "datetime"), value.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    public static XElement Date(string name, DateTimeOffset value) =>
        new(name, new XAttribute("type", "date"), value.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public static XElement Array(string name, IEnumerable<XElement> items) => new(name, new XAttribute("type", "array"), items);
}
