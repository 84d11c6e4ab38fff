using System.Globalization;
using System.Text;
using CrmPayments.Emulator.WebApi.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace CrmPayments.Emulator.WebApi.Batch;

/// <summary>Writes the answers of a batch; the npm clients search for the boundaries' names and for CRLF.</summary>
internal sealed class BatchWriter
{
    private readonly string _boundary = $"batchresponse_{Guid.NewGuid()}";
    private readonly StringBuilder _text = new();

    public void Add(ApiResponse response, string? contentId = null)
    {
        Line("--" + _boundary);
        Part(response, contentId);
    }

    public void AddChangeSet(IEnumerable<(ApiResponse Response, string? ContentId)> responses)
    {
        var inner = $"changesetresponse_{Guid.NewGuid()}";
        Line("--" + _boundary);
        Line($"Content-Type: multipart/mixed; boundary=\"{inner}\"");
        Line();
        foreach (var (response, contentId) in responses)
        {
            Line("--" + inner);
            Part(response, contentId);
        }
        Line($"--{inner}--");
    }

    public ApiResponse Finish(int status)
    {
        Line($"--{_boundary}--");
        return new ApiResponse(status) { Body = Encoding.UTF8.GetBytes(_text.ToString()), ContentType = $"multipart/mixed; boundary={_boundary}" };
    }

    private void Part(ApiResponse response, string? contentId)
    {
        Line("Content-Type: application/http");
        Line("Content-Transfer-Encoding: binary");
        if (contentId is not null)
            Line($"Content-ID: {contentId}");
        Line();
        Line(string.Create(CultureInfo.InvariantCulture, $"HTTP/1.1 {response.Status} {ReasonPhrases.GetReasonPhrase(response.Status)}"));
        foreach (var (name, value) in response.Headers)
            Line($"{name}: {value}");
        Line("OData-Version: 4.0");
        if (response.ContentType is { } type)
            Line($"Content-Type: {type}");
        Line();
        Line(Encoding.UTF8.GetString(response.Body));
    }

    private void Line(string text = "") => _text.Append(text).Append("\r\n");
}
