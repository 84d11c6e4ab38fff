using System.Text;
using CrmPayments.Emulator.WebApi.Errors;

namespace CrmPayments.Emulator.WebApi.Batch;

/// <summary>Reads the body of a <c>$batch</c> request.</summary>
internal static class BatchReader
{
    public static IReadOnlyList<BatchItem> Read(byte[] body, string? contentType, int most)
    {
        var lines = Encoding.UTF8.GetString(body).Split('\n').Select(line => line.TrimEnd('\r'));
        var items = Multipart.Split(lines, Multipart.BoundaryOf(contentType)).Select(Item).ToList();
        var count = items.Sum(item => item is BatchItem.ChangeSet set ? set.Parts.Count : 1);
        return count <= most ? items : throw WebApiException.BadQuery($"A batch may contain at most {most} requests, not {count}.");
    }

    private static BatchItem Item(List<string> lines)
    {
        var headers = Multipart.TakeHeaders(lines);
        var type = headers.GetValueOrDefault("Content-Type");
        if (type is null || !type.StartsWith("multipart/mixed", StringComparison.OrdinalIgnoreCase))
            return new BatchItem.Single(Part(headers, lines));
        var parts = Multipart.Split(lines, Multipart.BoundaryOf(type)).Select(each => Part(Multipart.TakeHeaders(each), each)).ToList();
        return parts.Any(part => part.Method == "GET")
            ? throw WebApiException.BadQuery("A change set cannot contain GET requests.")
            : new BatchItem.ChangeSet(parts);
    }

    private static BatchPart Part(Dictionary<string, string> mime, List<string> lines)
    {
        lines.RemoveRange(0, lines.TakeWhile(line => line.Length == 0).Count());
        if (lines.Count == 0)
            throw WebApiException.BadQuery("A batch part has no request.");
        var (method, url) = RequestLine(lines[0]);
        lines.RemoveAt(0);
        // Headers follow at once; a blank line here already starts the body.
        var headers = lines.Count > 0 && lines[0].Length > 0 ? Multipart.TakeHeaders(lines) : new(StringComparer.OrdinalIgnoreCase);
        var body = string.Join("\r\n", lines).Trim();
        return new BatchPart(method, url, headers, Encoding.UTF8.GetBytes(body), mime.GetValueOrDefault("Content-ID") ?? headers.GetValueOrDefault("Content-ID"));
    }

    /// <summary>Clients leave blanks in the URL unencoded, so it is all between the first and the last blank.</summary>
    private static (string Method, string Url) RequestLine(string line)
    {
        var (first, last) = (line.IndexOf(' ', StringComparison.Ordinal), line.LastIndexOf(" HTTP/", StringComparison.Ordinal));
        return first > 0 && last > first
            ? (line[..first].ToUpperInvariant(), line[(first + 1)..last].Trim())
            : throw WebApiException.BadQuery($"'{line}' is not a request line.");
    }
}
