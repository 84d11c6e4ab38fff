using System.Xml;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.Gateways.Braintree;

/// <summary>Reads what server SDKs send: JSON with underscores (Node) or XML with dashes (the others), as one shape.</summary>
internal static class BraintreeRequestBody
{
    /// <returns>An empty object for an empty body; null for what cannot be read.</returns>
    public static async Task<JObject?> ReadAsync(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        var text = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        try
        {
            if (string.IsNullOrWhiteSpace(text)) return [];
            return request.ContentType?.Contains("xml", StringComparison.Ordinal) == true ? FromXml(text) : FromJson(text);
        }
        catch (Exception fault) when (fault is JsonException or XmlException)
        {
            return null;
        }
    }

    private static JObject FromJson(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
        return JObject.Load(reader);
    }

    private static JObject FromXml(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        var root = XElement.Load(reader);
        return new JObject { [Name(root)] = Token(root) };
    }

    private static JToken Token(XElement element)
    {
        if ((string?)element.Attribute("type") == "array") return new JArray(element.Elements().Select(Token));
        if (!element.HasElements) return (string?)element.Attribute("nil") == "true" ? JValue.CreateNull() : element.Value;
        return new JObject(element.Elements().Select(child => new JProperty(Name(child), Token(child))));
    }

    private static string Name(XElement element) => element.Name.LocalName.Replace('-', '_');
}
