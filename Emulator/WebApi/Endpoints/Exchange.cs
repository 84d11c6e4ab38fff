using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.WebApi.Http;
using CrmPayments.Emulator.WebApi.Model;
using CrmPayments.Emulator.WebApi.Payload;
using CrmPayments.Emulator.WebApi.Url;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.WebApi.Endpoints;

/// <summary>One request being answered, and all that is needed for it.</summary>
/// <param name="ContentIds">Rows created before it in the same change set, by Content-ID, as relative URLs.</param>
internal sealed record Exchange(ApiRequest Request, ParsedUrl Url, WebApiModel Model, WebApiOptions Options, Session Session, IReadOnlyDictionary<string, string> ContentIds)
{
    private JObject? _body;

    public Uri Root => Request.ServiceRoot;

    public Preferences Preferences => Request.Preferences;

    public JObject Body => _body ??= JsonBody.Parse(Request.JsonBody(), Options.MaxJsonDepth);

    public ReferenceReader References => new(Model, Root, ContentIds);

    public RowReader Rows => new(Model, References);

    public string Context(string fragment) => $"{Root}$metadata#{fragment}";

    public string UrlOf(TableMetadata table, Guid id) => $"{Root}{table.EntitySetName}({id:D})";

    public string UrlOf(EntityReference reference) => UrlOf(Model.Organization.Tables[reference.LogicalName], reference.Id);

    /// <summary>Adds <c>Preference-Applied</c> when anything preferred was done.</summary>
    public ApiResponse Applied(ApiResponse response, bool representation = false, bool pages = false) =>
        Preferences.Applied(representation, pages) is { } applied ? response.With("Preference-Applied", applied) : response;
}
