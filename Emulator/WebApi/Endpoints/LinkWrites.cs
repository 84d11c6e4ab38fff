using CrmPayments.Emulator.WebApi.Errors;
using CrmPayments.Emulator.WebApi.Http;
using CrmPayments.Emulator.WebApi.Model;
using CrmPayments.Emulator.WebApi.Payload;
using CrmPayments.Emulator.WebApi.Url;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Messages;

namespace CrmPayments.Emulator.WebApi.Endpoints;

/// <summary>POST, PUT and DELETE of <c>…/navigation/$ref</c>.</summary>
internal static class LinkWrites
{
    public static Write Add(Exchange exchange, Address.Link address)
    {
        var other = Read(exchange, exchange.Body[AnnotationNames.Id]?.ToString(), "The body must be {\"@odata.id\": \"<uri>\"}.");
        return address.Navigation is Navigation.ToOne one
            ? Point(address.Row, one, other)
            : Done(new AssociateRequest { Target = address.Row.Reference, Relationship = RelationshipOf(address.Navigation), RelatedEntities = [other] });
    }

    public static Write Remove(Exchange exchange, Address.Link address)
    {
        if (address.Navigation is Navigation.ToOne one)
            return Point(address.Row, one, null);
        var other = address.Other ?? Read(exchange, exchange.Url.Options["$id"], "Name the row to unlink: …/navigation(<id>)/$ref or …/navigation/$ref?$id=<uri>.");
        return Done(new DisassociateRequest { Target = address.Row.Reference, Relationship = RelationshipOf(address.Navigation), RelatedEntities = [other] });
    }

    private static Write Point(Address.OneRow from, Navigation.ToOne one, EntityReference? to)
    {
        if (to is not null && !one.MayPointTo(to.LogicalName))
            throw WebApiException.BadPayload(from.Table.EntitySetName, $"'{one.Name}' cannot point at a row of '{to.LogicalName}'.");
        var row = RowWrites.Addressed(new Entity(from.Table.LogicalName), from);
        row[one.Column] = to;
        return Done(new UpdateRequest { Target = row });
    }

    private static Write Done(OrganizationRequest request) => new(request, _ => ApiResponse.NoContent());

    private static EntityReference Read(Exchange exchange, string? uri, string problem)
    {
        if (string.IsNullOrEmpty(uri))
            throw WebApiException.BadQuery(problem);
        try
        {
            return exchange.References.Read(uri);
        }
        catch (FormatException failure)
        {
            throw WebApiException.BadQuery(failure.Message);
        }
    }

    // The role tells the two ends apart only where a table is related to itself.
    private static Relationship RelationshipOf(Navigation navigation) => navigation switch
    {
        Navigation.ToMany { Relationship: var one } => new(one.SchemaName)
        {
            PrimaryEntityRole = one.ReferencedTable == one.ReferencingTable ? EntityRole.Referenced : null,
        },
        Navigation.ManyToMany { Relationship: var many, FromFirst: var fromFirst } => new(many.SchemaName)
        {
            PrimaryEntityRole = many.Table1 == many.Table2 ? (fromFirst ? EntityRole.Referencing : EntityRole.Referenced) : null,
        },
        _ => throw new ArgumentOutOfRangeException(nameof(navigation), navigation, "A lookup is set, not associated."),
    };
}
