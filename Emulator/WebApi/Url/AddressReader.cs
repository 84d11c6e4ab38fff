using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.WebApi.Errors;
using CrmPayments.Emulator.WebApi.Model;
using CrmPayments.Emulator.WebApi.Payload;
using Microsoft.OData.UriParser;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.WebApi.Url;

/// <summary>Turns the segments that the OData parser found into an <see cref="Address"/>.</summary>
internal sealed class AddressReader(WebApiModel model)
{
    public Address Read(ODataPath path)
    {
        Address address = new Address.ServiceDocument();
        foreach (var segment in path)
            address = Next(address, segment);
        return address;
    }

    private Address Next(Address from, ODataPathSegment segment) => (from, segment) switch
    {
        (Address.ServiceDocument, MetadataSegment) => new Address.Csdl(),
        (Address.ServiceDocument, BatchSegment) => new Address.Batch(),
        (Address.ServiceDocument, EntitySetSegment set) => new Address.Rows(TableOf(set)),
        (Address.ServiceDocument, OperationImportSegment import) =>
            new Address.Call(model.Operations[import.OperationImports.First().Name], null, null, [.. import.Parameters]),
        (Address.Rows rows, KeySegment key) => new Address.OneRow(rows.Table, ReferenceOf(rows.Table, key)),
        (Address.Rows rows, CountSegment) => rows with { CountOnly = true },
        (Address.Rows rows, OperationSegment call) => new Address.Call(OperationOf(call), null, rows.Table, [.. call.Parameters]),
        (Address.OneRow row, OperationSegment call) => new Address.Call(OperationOf(call), row, null, [.. call.Parameters]),
        (Address.OneRow row, PropertySegment property) => new Address.Property(row, ColumnOf(row.Table, property), Raw: false),
        (Address.Property property, ValueSegment) => property with { Raw = true },
        (Address.OneRow row, NavigationPropertySegment navigation) => new Address.Related(row, NavigationOf(row.Table, navigation.NavigationProperty.Name)),
        (Address.OneRow row, NavigationPropertyLinkSegment link) => new Address.Link(row, NavigationOf(row.Table, link.NavigationProperty.Name), null),
        (Address.Related related, CountSegment) => related with { CountOnly = true },
        (Address.Link link, KeySegment key) => link with { Other = ReferenceOf(model.TableOf((Microsoft.OData.Edm.IEdmEntityType)key.EdmType), key) },
        _ => throw WebApiException.NotEmulated($"The path segment '{segment.Identifier}' at this place"),
    };

    private TableMetadata TableOf(EntitySetSegment set) => model.Organization.TableOfSet(set.EntitySet.Name)
        ?? throw WebApiException.NotEmulated($"Addressing rows through '{set.EntitySet.Name}'");

    private Operation OperationOf(OperationSegment segment) => model.Operations[segment.Operations.First().Name];

    private ColumnMetadata ColumnOf(TableMetadata table, PropertySegment segment) =>
        model.FindColumn(table.LogicalName, segment.Property.Name) ?? throw WebApiException.NoSuchSegment(segment.Property.Name);

    private Navigation NavigationOf(TableMetadata table, string name) =>
        model.Navigations.Find(table.LogicalName, name) ?? throw WebApiException.NoSuchSegment(name);

    private EntityReference ReferenceOf(TableMetadata table, KeySegment segment)
    {
        var keys = segment.Keys.ToList();
        if (keys is [{ Value: Guid id } only] && (only.Key == table.PrimaryIdColumn || only.Key == EdmNames.PrincipalId))
            return new EntityReference(table.LogicalName, id);
        var attributes = new KeyAttributeCollection();
        foreach (var (name, value) in keys)
        {
            var column = model.FindColumn(table.LogicalName, name) ?? throw WebApiException.NoSuchSegment(name);
            attributes[column.LogicalName] = Literals.ToAttribute(column, value);
        }
        return new EntityReference(table.LogicalName, attributes);
    }
}
