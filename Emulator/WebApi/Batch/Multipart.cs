using CrmPayments.Emulator.WebApi.Errors;

namespace CrmPayments.Emulator.WebApi.Batch;

/// <summary>
/// Splits multipart bodies into parts, and parts into headers and content. Lenient about blank lines, which the npm clients
/// send where a stricter reader sees empty parts.
/// </summary>
internal static class Multipart
{
    /// <returns>The boundary in a Content-Type, unquoted.</returns>
    /// <exception cref="WebApiException">400: not multipart/mixed, or without a boundary.</exception>
    public static string BoundaryOf(string? contentType)
    {
        var parts = (contentType ?? "").Split(';', StringSplitOptions.TrimEntries);
        var boundary = parts.FirstOrDefault(part => part.StartsWith("boundary=", StringComparison.OrdinalIgnoreCase))?["boundary=".Length..].Trim('"');
        return parts[0].Equals("multipart/mixed", StringComparison.OrdinalIgnoreCase) && !string.IsNullOrEmpty(boundary)
            ? boundary
            : throw WebApiException.BadQuery("A batch needs 'Content-Type: multipart/mixed; boundary=…'.");
    }

    /// <summary>The lines of each part between the boundary's lines.</summary>
    /// <exception cref="WebApiException">400: the closing boundary is missing.</exception>
    public static IReadOnlyList<List<string>> Split(IEnumerable<string> lines, string boundary)
    {
        var (opening, closing) = ("--" + boundary, "--" + boundary + "--");
        var parts = new List<List<string>>();
        foreach (var line in lines)
        {
            if (line.TrimEnd() == closing)
                return [.. parts.Where(part => part.Any(each => each.Length > 0))];
            if (line.TrimEnd() == opening)
                parts.Add([]);
            else if (parts.Count > 0)
                parts[^1].Add(line);
        }
        throw WebApiException.BadQuery($"The batch does not end with its boundary '{closing}'.");
    }

    /// <summary>Takes the headers off the front; what follows the next blank line stays.</summary>
    public static Dictionary<string, string> TakeHeaders(List<string> lines)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var at = 0;
        while (at < lines.Count && lines[at].Length == 0)
            at++;
        for (; at < lines.Count && lines[at].Length > 0; at++)
        {
            var colon = lines[at].IndexOf(':', StringComparison.Ordinal);
            if (colon <= 0)
                throw WebApiException.BadQuery($"'{lines[at]}' is not a header of a batch part.");
            headers[lines[at][..colon].Trim()] = lines[at][(colon + 1)..].Trim();
        }
        lines.RemoveRange(0, at);
        return headers;
    }
}
