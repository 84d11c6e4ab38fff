using CrmPayments.Emulator.WebApi.Http;
using CrmPayments.Emulator.WebApi.Model;
using CrmPayments.Emulator.WebApi.Payload;
using CrmPayments.Emulator.WebApi.Query;
using CrmPayments.Emulator.WebApi.Url;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.WebApi.Endpoints;

/// <summary>GET of one row, and of one value of it.</summary>
internal static class RowEndpoint
{
    public static ApiResponse Retrieve(Exchange exchange, Address.OneRow address)
    {
        var shape = ShapeOf(exchange, address);
        var row = exchange.Session.Retrieve(address.Reference, QueryBuilder.Columns(shape));
        return IsUnchanged(exchange, row, shape) ? new ApiResponse(304) : Represent(exchange, row, shape, 200);
    }

    /// <summary>The answer to a write that asked for the row: read anew, so that it shows what plug-ins made of it.</summary>
    public static ApiResponse Represent(Exchange exchange, Address.OneRow address, int status)
    {
        var shape = ShapeOf(exchange, address);
        var row = exchange.Session.Retrieve(address.Reference, QueryBuilder.Columns(shape));
        return exchange.Applied(Represent(exchange, row, shape, status), representation: true);
    }

    public static ApiResponse Property(Exchange exchange, Address.Property address)
    {
        var name = address.Column.LogicalName;
        var row = exchange.Session.Retrieve(address.Row.Reference, new ColumnSet(name));
        if (!row.Attributes.TryGetValue(name, out var value) || value is null)
            return ApiResponse.NoContent();
        var json = ValueWriter.Write(value, address.Column);
        if (address.Raw)
            return ApiResponse.Text(json.Type == JTokenType.String ? json.Value<string>()! : json.ToString(Newtonsoft.Json.Formatting.None), "text/plain");
        var table = address.Row.Table;
        return ApiResponse.Of(200, new JObject
        {
            [AnnotationNames.Context] = exchange.Context($"{table.EntitySetName}({row.Id:D})/{EdmNames.PropertyOf(address.Column)}"),
            ["value"] = json,
        });
    }

    /// <summary>What a single-valued navigation property leads to; 204 when it is empty.</summary>
    public static ApiResponse Related(Exchange exchange, Address.Related address, Navigation.ToOne one)
    {
        var reference = one.Read(exchange.Session.Retrieve(address.Row.Reference, new ColumnSet(one.Column)));
        return reference is null
            ? ApiResponse.NoContent()
            : Retrieve(exchange, new Address.OneRow(exchange.Model.Organization.Tables[reference.LogicalName], reference));
    }

    public static ApiResponse Link(Exchange exchange, Address.Link address, Navigation.ToOne one)
    {
        var reference = one.Read(exchange.Session.Retrieve(address.Row.Reference, new ColumnSet(one.Column)));
        return reference is null ? ApiResponse.NoContent() : ApiResponse.Of(200, new JObject
        {
            [AnnotationNames.Context] = exchange.Context("$ref"),
            [AnnotationNames.Id] = exchange.UrlOf(reference),
        });
    }

    private static RowShape ShapeOf(Exchange exchange, Address.OneRow address) =>
        new RowShapeReader(exchange.Model).Read(address.Table, exchange.Url.Parser.ParseSelectAndExpand());

    private static ApiResponse Represent(Exchange exchange, Entity row, RowShape shape, int status)
    {
        var writer = new RowWriter(exchange.Model, exchange.Preferences);
        var assembler = new RowAssembler(exchange.Model, exchange.Session, writer, exchange.Root, exchange.Url.Parser.ParameterAliasNodes);
        var json = assembler.Assemble([row], shape)[0];
        json.AddFirst(new JProperty(AnnotationNames.Context, exchange.Context($"{ContextFragment.Of(shape)}/$entity")));
        var response = ApiResponse.Of(status, json);
        return exchange.Applied(string.IsNullOrEmpty(row.RowVersion) ? response : response.With("ETag", RowWriter.ETag(row)));
    }

    /// <summary>An unchanged row says nothing about rows it expands, nor about labels, so then it is sent anyway.</summary>
    private static bool IsUnchanged(Exchange exchange, Entity row, RowShape shape) =>
        exchange.Request.IfNoneMatch is { } known && known == RowWriter.ETag(row) && shape.Expansions.Count == 0 && !exchange.Preferences.WantsAnnotations;
}
