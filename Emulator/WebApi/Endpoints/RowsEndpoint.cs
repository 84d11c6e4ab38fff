using System.Globalization;
using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.WebApi.Errors;
using CrmPayments.Emulator.WebApi.Http;
using CrmPayments.Emulator.WebApi.Model;
using CrmPayments.Emulator.WebApi.Payload;
using CrmPayments.Emulator.WebApi.Query;
using CrmPayments.Emulator.WebApi.Url;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.WebApi.Endpoints;

/// <summary>GET of many rows: a table's, or those a collection-valued navigation property leads to.</summary>
internal static class RowsEndpoint
{
    public static ApiResponse List(Exchange exchange, Address.Rows address) =>
        exchange.Url.Options["fetchXml"] is { } fetchXml ? FetchEndpoint.List(exchange, address.Table, fetchXml) :
        address.CountOnly ? Count(exchange, Builder(exchange, address.Table)) :
        List(exchange, address.Table, Builder(exchange, address.Table));

    public static ApiResponse Related(Exchange exchange, Address.Related address)
    {
        var (table, restrict) = address.Navigation switch
        {
            Navigation.ToMany many => (many.Relationship.ReferencingTable, Restriction(many, exchange, address.Row)),
            Navigation.ManyToMany many => (many.OtherTable, Restriction(many, exchange, address.Row)),
            _ => throw WebApiException.NotEmulated($"A collection under '{address.Navigation.Name}'"),
        };
        var target = exchange.Model.Organization.Tables[table];
        var builder = Builder(exchange, target);
        restrict(builder.Query);
        return address.CountOnly ? Count(exchange, builder) : List(exchange, target, builder);
    }

    private static Action<QueryExpression> Restriction(Navigation.ToMany many, Exchange exchange, Address.OneRow row) =>
        query => query.Criteria.AddCondition(many.Relationship.ReferencingColumn, ConditionOperator.Equal, IdOf(exchange, row));

    private static Action<QueryExpression> Restriction(Navigation.ManyToMany many, Exchange exchange, Address.OneRow row) => query =>
    {
        var target = exchange.Model.Organization.Tables[many.OtherTable];
        var link = query.AddLink(many.Relationship.IntersectTable, target.PrimaryIdColumn, many.OtherColumn);
        link.EntityAlias = "parent";
        link.LinkCriteria.AddCondition(many.ThisColumn, ConditionOperator.Equal, IdOf(exchange, row));
    };

    /// <summary>Also tells a missing parent (404) from one without children.</summary>
    private static Guid IdOf(Exchange exchange, Address.OneRow row) =>
        exchange.Session.Retrieve(row.Reference, new ColumnSet(row.Table.PrimaryIdColumn)).Id;

    private static QueryBuilder Builder(Exchange exchange, TableMetadata table)
    {
        if (exchange.Url.Options["$apply"] is not null)
            throw WebApiException.NotEmulated("The query option $apply");
        var parser = exchange.Url.Parser;
        return new QueryBuilder(exchange.Model, table, parser.ParameterAliasNodes).Filter(parser.ParseFilter()).OrderBy(parser.ParseOrderBy());
    }

    private static ApiResponse Count(Exchange exchange, QueryBuilder builder)
    {
        builder.Query.ColumnSet = new ColumnSet(exchange.Model.Organization.Tables[builder.Query.EntityName].PrimaryIdColumn);
        builder.Query.PageInfo = new PagingInfo { Count = 1, PageNumber = 1, ReturnTotalRecordCount = true };
        return ApiResponse.Text(exchange.Session.Query(builder.Query).TotalRecordCount.ToString(CultureInfo.InvariantCulture), "text/plain");
    }

    private static ApiResponse List(Exchange exchange, TableMetadata table, QueryBuilder builder)
    {
        var shape = new RowShapeReader(exchange.Model).Read(table, exchange.Url.Parser.ParseSelectAndExpand());
        var paging = Paging.Of(exchange);
        builder.Select(shape).Query.PageInfo = paging.Info;
        var found = paging.IsEmpty ? new EntityCollection() : exchange.Session.Query(builder.Query);
        var writer = new RowWriter(exchange.Model, exchange.Preferences);
        var assembler = new RowAssembler(exchange.Model, exchange.Session, writer, exchange.Root, exchange.Url.Parser.ParameterAliasNodes);
        var json = new JObject { [AnnotationNames.Context] = exchange.Context(ContextFragment.Of(shape)) };
        AddCount(json, exchange, found, paging);
        json["value"] = new JArray(assembler.Assemble(found.Entities, shape));
        if (paging.NextLink(exchange, found) is { } next)
            json[AnnotationNames.NextLink] = next;
        return exchange.Applied(ApiResponse.Of(200, json), pages: true);
    }

    private static void AddCount(JObject json, Exchange exchange, EntityCollection found, Paging paging)
    {
        if (!paging.Info.ReturnTotalRecordCount)
            return;
        json[AnnotationNames.Count] = found.TotalRecordCount;
        if (exchange.Preferences.Wants(AnnotationNames.TotalCount))
            json["@" + AnnotationNames.TotalCount] = found.TotalRecordCount;
        if (exchange.Preferences.Wants(AnnotationNames.CountLimitExceeded))
            json["@" + AnnotationNames.CountLimitExceeded] = found.TotalRecordCountLimitExceeded;
    }
}
