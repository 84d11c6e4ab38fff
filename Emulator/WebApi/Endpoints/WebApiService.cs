using CrmPayments.Emulator.Dataverse;
using CrmPayments.Emulator.WebApi.Batch;
using CrmPayments.Emulator.WebApi.Definitions;
using CrmPayments.Emulator.WebApi.Errors;
using CrmPayments.Emulator.WebApi.Http;
using CrmPayments.Emulator.WebApi.Model;
using CrmPayments.Emulator.WebApi.Url;

namespace CrmPayments.Emulator.WebApi.Endpoints;

/// <summary>Answers Web API requests over one embedded Dataverse, however they arrive.</summary>
internal sealed class WebApiService(EmbeddedDataverse dataverse, WebApiOptions options)
{
    private static readonly Dictionary<string, string> NoContentIds = [];

    // Built at the first request: the metadata does not change while the emulator runs.
    private readonly Lazy<WebApiModel> _model = new(() => new WebApiModel(dataverse.Metadata));
    private readonly Lazy<DefinitionCatalog> _definitions = new(() => new DefinitionCatalog(dataverse.Metadata));

    public WebApiOptions Options { get; } = options;

    /// <summary>Answers a request; refusals are answers too.</summary>
    public ApiResponse Handle(ApiRequest request) => Guarded(request, () => IsBatch(request) ? new BatchRunner(this).Run(request) : Answer(request));

    /// <summary>Answers one part of a batch.</summary>
    public ApiResponse HandlePart(ApiRequest request) =>
        Guarded(request, () => IsBatch(request) ? throw WebApiException.BadQuery("A batch cannot contain a batch.") : Answer(request));

    public Exchange Open(ApiRequest request, IReadOnlyDictionary<string, string> contentIds)
    {
        var url = ParsedUrl.Parse(_model.Value, request.ServiceRoot, request.Uri);
        return new Exchange(request, url, _model.Value, Options, SessionOf(request.Caller), contentIds);
    }

    public Session SessionOf(Caller caller) => new(request => dataverse.Execute(request, caller));

    private static bool IsBatch(ApiRequest request) => Relative(request) == "$batch";

    private ApiResponse Answer(ApiRequest request) => DefinitionCatalog.Answers(Relative(request))
        ? DefinitionEndpoint.Answer(request, _definitions.Value, dataverse.LanguageOf(request.Caller.OnBehalfOf ?? request.Caller.UserId))
        : Dispatcher.Answer(Open(request, NoContentIds));

    private static ApiResponse Guarded(ApiRequest request, Func<ApiResponse> answer)
    {
        try
        {
            return answer();
        }
        catch (Exception failure) when (ErrorWriter.Describe(failure, request.Preferences) is not null)
        {
            return ErrorWriter.Describe(failure, request.Preferences)!;
        }
    }

    private static string Relative(ApiRequest request) => request.Uri.AbsolutePath[request.ServiceRoot.AbsolutePath.Length..];
}
