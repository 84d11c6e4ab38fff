using CrmPayments.Emulator.Dataverse.Faults;
using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.WebApi.Errors;
using CrmPayments.Emulator.WebApi.Http;
using CrmPayments.Emulator.WebApi.Payload;
using CrmPayments.Emulator.WebApi.Url;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Emulator.WebApi.Endpoints;

/// <summary>POST, PATCH and DELETE of rows.</summary>
internal static class RowWrites
{
    /// <param name="exchange">The request.</param>
    /// <param name="table">Where the row is created.</param>
    /// <param name="withId">True inside a change set: the id is chosen here, so that later requests of the set can refer to it.</param>
    public static Write Create(Exchange exchange, TableMetadata table, bool withId)
    {
        var row = RowIn(exchange, table);
        if (withId && row.Id == Guid.Empty)
            row.Id = Guid.NewGuid();
        return new Write(
            new CreateRequest { Target = row },
            response => Created(exchange, table, ((CreateResponse)response).id),
            withId ? $"{table.EntitySetName}({row.Id:D})" : null);
    }

    /// <summary>Update, upsert or, with <c>If-None-Match: *</c>, create only.</summary>
    public static Write Patch(Exchange exchange, Address.OneRow address)
    {
        var row = Addressed(RowIn(exchange, address.Table), address);
        if (exchange.Request.IfNoneMatch == "*")
            return CreateOnly(exchange, address.Table, row);
        if (exchange.Request.IfMatch is not { } match)
            return new Write(new UpsertRequest { Target = row }, response => Upserted(exchange, address, (UpsertResponse)response));
        var request = new UpdateRequest { Target = row };
        if (VersionIn(match) is { } version)
        {
            row.RowVersion = version;
            request.ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches;
        }
        return new Write(request, _ => Changed(exchange, address, created: false));
    }

    public static Write Delete(Exchange exchange, Address.OneRow address)
    {
        var request = new DeleteRequest { Target = address.Reference };
        if (exchange.Request.IfMatch is { } match && VersionIn(match) is { } version)
        {
            request.Target.RowVersion = version;
            request.ConcurrencyBehavior = ConcurrencyBehavior.IfRowVersionMatches;
        }
        return new Write(request, _ => ApiResponse.NoContent());
    }

    /// <summary>PUT or DELETE of a single value.</summary>
    public static Write Property(Exchange exchange, Address.Property address, bool clear)
    {
        if (address.Column.Type == ColumnType.Lookup)
            throw WebApiException.BadQuery($"Use the navigation property of '{address.Column.LogicalName}' with /$ref to change what it points to.");
        var row = Addressed(new Entity(address.Row.Table.LogicalName), address.Row);
        row[address.Column.LogicalName] = clear ? null : ValueIn(exchange, address);
        return new Write(new UpdateRequest { Target = row }, _ => ApiResponse.NoContent());
    }

    /// <summary>A row may have no columns, but the object must be there: only actions do without a body.</summary>
    private static Entity RowIn(Exchange exchange, TableMetadata table) => exchange.Request.Body.Length > 0
        ? exchange.Rows.Read(table, exchange.Body)
        : throw WebApiException.BadPayload(table.EntitySetName, "The request has no body.");

    private static object? ValueIn(Exchange exchange, Address.Property address)
    {
        var value = exchange.Body["value"] ?? throw WebApiException.BadPayload(address.Row.Table.EntitySetName, "The body must be {\"value\": …}.");
        try
        {
            return ValueReader.Read(address.Column, value);
        }
        catch (FormatException failure)
        {
            throw WebApiException.BadPayload(address.Row.Table.EntitySetName, failure.Message);
        }
    }

    public static Entity Addressed(Entity row, Address.OneRow address)
    {
        row.Id = address.Reference.Id;
        row.KeyAttributes = address.Reference.KeyAttributes;
        row.Attributes.Remove(address.Table.PrimaryIdColumn);
        return row;
    }

    private static Write CreateOnly(Exchange exchange, TableMetadata table, Entity row)
    {
        foreach (var (name, value) in row.KeyAttributes)
            row[name] = value;
        row.KeyAttributes = [];
        return new Write(new CreateRequest { Target = row }, response => Created(exchange, table, ((CreateResponse)response).id));
    }

    private static ApiResponse Created(Exchange exchange, TableMetadata table, Guid id) =>
        Changed(exchange, new Address.OneRow(table, new EntityReference(table.LogicalName, id)), created: true);

    private static ApiResponse Upserted(Exchange exchange, Address.OneRow address, UpsertResponse response) =>
        Changed(exchange, address with { Reference = response.Target }, response.RecordCreated);

    private static ApiResponse Changed(Exchange exchange, Address.OneRow address, bool created)
    {
        if (exchange.Preferences.ReturnRepresentation)
            return RowEndpoint.Represent(exchange, address, created ? 201 : 200);
        // An update by alternate key is answered with that key: the message does not tell the id.
        var url = address.Reference.Id == Guid.Empty ? exchange.Request.Uri.GetLeftPart(UriPartial.Path) : exchange.UrlOf(address.Reference);
        return ApiResponse.NoContent().With("OData-EntityId", url).With("Location", url);
    }

    /// <returns>Null for <c>*</c>: any version.</returns>
    private static string? VersionIn(string match)
    {
        if (match == "*")
            return null;
        return match.StartsWith("W/\"", StringComparison.Ordinal) && match.EndsWith('"') && match.Length > 4
            ? match[3..^1]
            : throw new WebApiException(400, ErrorCodes.ODataError, $"The If-Match header must be * or W/\"<version>\", not '{match}'.");
    }
}
