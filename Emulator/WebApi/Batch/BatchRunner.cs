using CrmPayments.Emulator.WebApi.Endpoints;
using CrmPayments.Emulator.WebApi.Errors;
using CrmPayments.Emulator.WebApi.Http;
using CrmPayments.Emulator.WebApi.Payload;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Emulator.WebApi.Batch;

/// <summary>Runs a batch: its parts in their order, each change set in one transaction.</summary>
internal sealed class BatchRunner(WebApiService service)
{
    private static readonly Dictionary<string, string> NoContentIds = [];

    public ApiResponse Run(ApiRequest batch)
    {
        if (batch.Method != "POST")
            throw WebApiException.MethodNotAllowed(batch.Method, "$batch");
        var writer = new BatchWriter();
        foreach (var item in BatchReader.Read(batch.Body, batch.Header("Content-Type"), service.Options.MaxBatchRequests))
        {
            var status = item switch
            {
                BatchItem.Single single => RunSingle(batch, single.Part, writer),
                BatchItem.ChangeSet set => RunChangeSet(batch, set, writer),
                _ => throw new InvalidOperationException("Unknown batch item."),
            };
            if (status >= 400 && !batch.Preferences.ContinueOnError)
                return writer.Finish(status);
        }
        return writer.Finish(200);
    }

    private int RunSingle(ApiRequest batch, BatchPart part, BatchWriter writer)
    {
        var response = service.HandlePart(RequestOf(batch, part, NoContentIds));
        writer.Add(response, part.ContentId);
        return response.Status;
    }

    /// <summary>A change set that fails is answered by one part, the error's.</summary>
    private int RunChangeSet(ApiRequest batch, BatchItem.ChangeSet set, BatchWriter writer)
    {
        try
        {
            writer.AddChangeSet(Execute(batch, set));
            return 200;
        }
        catch (Exception failure) when (ErrorWriter.Describe(failure, batch.Preferences) is not null)
        {
            var refusal = ErrorWriter.Describe(failure, batch.Preferences)!;
            writer.Add(refusal);
            return refusal.Status;
        }
    }

    private List<(ApiResponse Response, string? ContentId)> Execute(ApiRequest batch, BatchItem.ChangeSet set)
    {
        var writes = Translate(batch, set);
        var transaction = new ExecuteTransactionRequest { Requests = [], ReturnResponses = true };
        transaction.Requests.AddRange(writes.Select(write => write.Request));
        var responses = ((ExecuteTransactionResponse)service.SessionOf(batch.Caller).Execute(transaction)).Responses;
        return [.. writes.Select((write, i) => (write.Answer(responses[i]), set.Parts[i].ContentId))];
    }

    private List<Write> Translate(ApiRequest batch, BatchItem.ChangeSet set)
    {
        var contentIds = new Dictionary<string, string>(StringComparer.Ordinal);
        List<Write> writes = [];
        foreach (var part in set.Parts)
        {
            var write = Dispatcher.WriteOf(service.Open(RequestOf(batch, part, contentIds), contentIds), inChangeSet: true);
            writes.Add(write);
            if (part.ContentId is { } id && write.Created is { } created)
                contentIds[id] = created;
        }
        return writes;
    }

    /// <summary>The part as a request; headers of the batch (who calls, annotations) hold for parts that don't say otherwise.</summary>
    private static ApiRequest RequestOf(ApiRequest batch, BatchPart part, Dictionary<string, string> contentIds)
    {
        var headers = new Dictionary<string, string>(part.Headers, StringComparer.OrdinalIgnoreCase);
        if (!headers.ContainsKey("Prefer") && batch.Header("Prefer") is { } prefer)
            headers["Prefer"] = prefer;
        return new ApiRequest(part.Method, batch.ServiceRoot, UriOf(batch, part.Url, contentIds), headers, part.Body, batch.Caller);
    }

    private static Uri UriOf(ApiRequest batch, string url, Dictionary<string, string> contentIds)
    {
        var resolved = url.TrimStart('/').StartsWith('$') && url.TrimStart('/') is var relative && !relative.StartsWith("$metadata", StringComparison.Ordinal)
            ? ByContentId(relative, contentIds)
            : url;
        var uri = new Uri(batch.ServiceRoot, resolved);
        return batch.ServiceRoot.IsBaseOf(uri) ? uri : throw WebApiException.NoSuchSegment(uri.AbsolutePath);
    }

    private static string ByContentId(string url, Dictionary<string, string> contentIds)
    {
        var end = url.IndexOf('/', StringComparison.Ordinal) is var slash and > 0 ? slash : url.Length;
        return contentIds.TryGetValue(url[1..end], out var created)
            ? created + url[end..]
            : throw WebApiException.BadQuery(ReferenceReader.ContentIdMissing(url[..end]).Message);
    }
}
