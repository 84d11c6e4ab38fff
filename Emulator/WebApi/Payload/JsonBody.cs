using System.Text;
using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.WebApi.Errors;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.WebApi.Payload;

/// <summary>Parses a request's JSON: numbers as decimal, dates left as text, no repeated names, limited depth.</summary>
internal static class JsonBody
{
    private static readonly JsonLoadSettings Strict = new()
    {
        DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error,
        CommentHandling = CommentHandling.Ignore,
        LineInfoHandling = LineInfoHandling.Ignore,
    };

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <returns>An empty object for an empty body: actions without parameters need none.</returns>
    /// <exception cref="WebApiException">400: not JSON, not an object, or too deep.</exception>
    public static JObject Parse(byte[] body, int maxDepth)
    {
        if (body.Length == 0)
            return [];
        try
        {
            using var reader = new JsonTextReader(new StringReader(Utf8.GetString(body)))
            {
                FloatParseHandling = FloatParseHandling.Decimal,
                DateParseHandling = DateParseHandling.None,
                MaxDepth = maxDepth,
            };
            var parsed = JObject.Load(reader, Strict);
            return reader.Read() ? throw Malformed("Text follows the JSON object.") : parsed;
        }
        catch (Exception failure) when (failure is JsonException or DecoderFallbackException or OverflowException or FormatException)
        {
            throw Malformed(failure.Message);
        }
    }

    private static WebApiException Malformed(string problem) =>
        new(400, ErrorCodes.InvalidPayload, $"Error identified in Payload provided by the user: the body is not a JSON object. {problem}");
}
