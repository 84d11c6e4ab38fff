using CrmPayments.Emulator.WebApi.Errors;
using CrmPayments.Emulator.WebApi.Http;
using CrmPayments.Emulator.WebApi.Model;
using CrmPayments.Emulator.WebApi.Payload;
using CrmPayments.Emulator.WebApi.Url;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.WebApi.Endpoints;

/// <summary>Actions and functions: the solution's custom APIs and the platform's messages.</summary>
internal static class OperationEndpoint
{
    public static Write Call(Exchange exchange, Address.Call address)
    {
        var operation = address.Operation;
        if (operation.IsFunction != exchange.Request.IsGet)
            throw WebApiException.MethodNotAllowed(exchange.Request.Method, $"the {(operation.IsFunction ? "function" : "action")} '{operation.Name}'");
        var reader = new OperationReader(exchange.Model, exchange.References);
        var parameters = operation.IsFunction
            ? new FunctionArguments(reader, exchange.Url.Parser.ParameterAliasNodes, name => exchange.Url.Options[name]).Read(operation, address.Parameters)
            : reader.Read(operation, address.Collection, exchange.Body);
        Bind(parameters, address);
        return new Write(new OrganizationRequest(operation.Name) { Parameters = parameters }, response => Answer(exchange, address, response.Results));
    }

    private static void Bind(ParameterCollection parameters, Address.Call address)
    {
        if (address is not { Bound: { } row, Operation: { BoundParameter: { } name } operation })
            return;
        if (operation.BoundAsId && row.Reference.Id == Guid.Empty)
            throw WebApiException.NotEmulated($"Calling '{operation.Name}' on a row addressed by alternate key");
        parameters[name] = operation.BoundAsId ? row.Reference.Id : row.Reference;
    }

    private static ApiResponse Answer(Exchange exchange, Address.Call address, ParameterCollection results)
    {
        var operation = address.Operation;
        var writer = new OperationWriter(exchange.Model, new RowWriter(exchange.Model, exchange.Preferences));
        if (operation.BareResult is { } bare)
            return Bare(exchange, writer, results.TryGetValue(bare.Name, out var value) ? value : null);
        if (operation.Properties.Count == 0)
            return ApiResponse.NoContent();
        var json = writer.Write(operation, results);
        json.AddFirst(new JProperty(AnnotationNames.Context, exchange.Context($"{EdmNames.Qualified(operation.Name)}Response")));
        return exchange.Applied(ApiResponse.Of(200, json));
    }

    private static ApiResponse Bare(Exchange exchange, OperationWriter writer, object? value)
    {
        if (value is null)
            return ApiResponse.NoContent();
        var many = value is EntityCollection;
        var table = value is EntityCollection collection ? collection.EntityName : ((Entity)value).LogicalName;
        var set = exchange.Model.Organization.Tables.GetValueOrDefault(table ?? "")?.EntitySetName ?? $"Collection({EdmNames.Qualified(EdmNames.BaseEntity)})";
        var json = many ? new JObject { ["value"] = writer.Write(value) } : (JObject)writer.Write(value);
        json.AddFirst(new JProperty(AnnotationNames.Context, exchange.Context(many ? set : $"{set}/$entity")));
        return exchange.Applied(ApiResponse.Of(200, json));
    }
}
