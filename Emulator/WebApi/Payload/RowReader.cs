using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.WebApi.Errors;
using CrmPayments.Emulator.WebApi.Model;
using Microsoft.Xrm.Sdk;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.WebApi.Payload;

/// <summary>Reads a row from a JSON body: columns, <c>@odata.bind</c>, and rows to be created with it.</summary>
internal sealed class RowReader(WebApiModel model, ReferenceReader references)
{
    /// <exception cref="WebApiException">400: a name the table has not, or a value of another type.</exception>
    public Entity Read(TableMetadata table, JObject json)
    {
        var row = new Entity(table.LogicalName);
        foreach (var property in json.Properties())
        {
            try
            {
                Read(row, table, property);
            }
            catch (FormatException failure)
            {
                throw WebApiException.BadPayload(table.EntitySetName, failure.Message);
            }
        }
        return row;
    }

    private void Read(Entity row, TableMetadata table, JProperty property)
    {
        if (property.Name.EndsWith(AnnotationNames.Bind, StringComparison.Ordinal))
            Bind(row, table, property.Name[..^AnnotationNames.Bind.Length], property.Value);
        else if (property.Name.Contains('@', StringComparison.Ordinal))
            return; // Annotations of an answer that is sent back mean nothing here.
        else if (model.Navigations.Find(table.LogicalName, property.Name) is { } navigation)
            Nest(row, navigation, property.Value);
        else
            Set(row, table, property);
    }

    private void Set(Entity row, TableMetadata table, JProperty property)
    {
        var column = model.FindColumn(table.LogicalName, property.Name) ?? throw Unknown(table, property.Name);
        if (column.Type == ColumnType.Lookup)
            throw new FormatException("CRM do not support direct update of Entity Reference properties, Use Navigation properties instead.");
        var value = ValueReader.Read(column, property.Value);
        if (column.LogicalName == table.PrimaryIdColumn && value is Guid id)
            row.Id = id;
        row[column.LogicalName] = value;
    }

    private void Bind(Entity row, TableMetadata table, string name, JToken value)
    {
        var navigation = model.Navigations.Find(table.LogicalName, name) ?? throw Unknown(table, name);
        if (navigation is not Navigation.ToOne one)
            throw WebApiException.NotEmulated($"@odata.bind on the collection '{name}'");
        row[one.Column] = value.Type switch
        {
            JTokenType.Null => null,
            JTokenType.String => Checked(references.Read(value.Value<string>()!), one),
            _ => throw new FormatException($"'{name}@odata.bind' must be a URI or null."),
        };
    }

    private static EntityReference Checked(EntityReference reference, Navigation.ToOne one) => one.MayPointTo(reference.LogicalName)
        ? reference
        : throw new FormatException($"'{one.Name}' cannot point at a row of '{reference.LogicalName}'.");

    /// <summary>Deep insert: rows under a navigation property are created with this one, in one transaction.</summary>
    private void Nest(Entity row, Navigation navigation, JToken value)
    {
        var (relationship, table) = navigation switch
        {
            Navigation.ToOne { Target: { } target, Relationship: { } only } => (One(only, EntityRole.Referencing), target),
            Navigation.ToMany many => (One(many.Relationship, EntityRole.Referenced), many.Relationship.ReferencingTable),
            _ => throw WebApiException.NotEmulated($"Creating rows under '{navigation.Name}'"),
        };
        var rows = Objects(navigation, value).Select(each => Read(model.Organization.Tables[table], each)).ToList();
        if (rows.Count > 0)
            row.RelatedEntities[relationship] = new EntityCollection(rows) { EntityName = table };
    }

    // The role tells the two ends apart only where a table is related to itself.
    private static Relationship One(RelationshipMetadata relationship, EntityRole role) =>
        new(relationship.SchemaName) { PrimaryEntityRole = relationship.ReferencedTable == relationship.ReferencingTable ? role : null };

    private static IEnumerable<JObject> Objects(Navigation navigation, JToken value) => (navigation, value) switch
    {
        (Navigation.ToOne, JObject one) => [one],
        (Navigation.ToMany, JArray many) when many.All(each => each is JObject) => many.Cast<JObject>(),
        _ => throw new FormatException($"'{navigation.Name}' takes {(navigation is Navigation.ToOne ? "an object" : "an array of objects")}; to point at an existing row use '{navigation.Name}@odata.bind'."),
    };

    private static FormatException Unknown(TableMetadata table, string name) =>
        new($"Microsoft.OData.ODataException: An undeclared property '{name}' was found in the payload: it does not exist on type '{EdmNames.Qualified(table.LogicalName)}'.");
}
