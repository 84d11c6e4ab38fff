using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.WebApi.Http;

/// <summary>What is answered, over HTTP or as one part of a batch.</summary>
public sealed record ApiResponse(int Status)
{
    public const string Json = "application/json; odata.metadata=minimal";

    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    public byte[] Body { get; init; } = [];

    public string? ContentType { get; init; }

    public static ApiResponse NoContent() => new(204);

    public static ApiResponse Of(int status, JToken body) =>
        new(status) { Body = Encoding.UTF8.GetBytes(body.ToString(Formatting.None)), ContentType = Json };

    public static ApiResponse Text(string body, string contentType) =>
        new(200) { Body = Encoding.UTF8.GetBytes(body), ContentType = contentType };

    public ApiResponse With(string header, string value)
    {
        Headers[header] = value;
        return this;
    }
}
