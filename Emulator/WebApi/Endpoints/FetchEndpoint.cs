using System.Globalization;
using System.Xml.Linq;
using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.Dataverse.Query;
using CrmPayments.Emulator.WebApi.Errors;
using CrmPayments.Emulator.WebApi.Http;
using CrmPayments.Emulator.WebApi.Payload;
using CrmPayments.Emulator.WebApi.Query;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.WebApi.Endpoints;

/// <summary>GET of rows by FetchXML.</summary>
internal static class FetchEndpoint
{
    public static ApiResponse List(Exchange exchange, TableMetadata table, string fetchXml)
    {
        var fetch = FetchXml.Load(fetchXml);
        var entity = (string?)fetch.Element("entity")?.Attribute("name");
        if (entity != table.LogicalName)
            throw new WebApiException(400, ErrorCodes.InvalidArgument, $"The FetchXML queries '{entity}', but the URL names the entity set '{table.EntitySetName}'.");
        ApplyPageSize(fetch, exchange);
        var found = exchange.Session.Query(new FetchExpression(fetch.ToString(SaveOptions.DisableFormatting)));
        var writer = new RowWriter(exchange.Model, exchange.Preferences);
        var json = new JObject { [AnnotationNames.Context] = exchange.Context(table.EntitySetName) };
        AddPaging(json, exchange, fetch, found);
        json["value"] = new JArray(found.Entities.Select(row => writer.WriteFetched(row, table)));
        return exchange.Applied(ApiResponse.Of(200, json), pages: true);
    }

    /// <summary>A page size in the query goes before the preferred one.</summary>
    private static void ApplyPageSize(XElement fetch, Exchange exchange)
    {
        if (exchange.Preferences.MaxPageSize is { } size && fetch.Attribute("count") is null && fetch.Attribute("top") is null && fetch.Attribute("aggregate") is null)
            fetch.SetAttributeValue("count", Math.Min(size, exchange.Options.MaxPageSize).ToString(CultureInfo.InvariantCulture));
    }

    private static void AddPaging(JObject json, Exchange exchange, XElement fetch, EntityCollection found)
    {
        if ((string?)fetch.Attribute("returntotalrecordcount") is "true" or "1")
        {
            json["@" + AnnotationNames.TotalCount] = found.TotalRecordCount;
            json["@" + AnnotationNames.CountLimitExceeded] = found.TotalRecordCountLimitExceeded;
        }
        if (found.MoreRecords && exchange.Preferences.Wants(AnnotationNames.PagingCookie))
        {
            var page = int.TryParse((string?)fetch.Attribute("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked : 1;
            json["@" + AnnotationNames.PagingCookie] = new SkipToken(page + 1, found.PagingCookie ?? "").ToString();
        }
        if (exchange.Preferences.Wants(AnnotationNames.MoreRecords))
            json["@" + AnnotationNames.MoreRecords] = found.MoreRecords;
    }
}
