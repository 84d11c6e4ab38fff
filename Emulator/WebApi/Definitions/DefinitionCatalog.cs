using System.Collections.Concurrent;
using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.WebApi.Model;
using CrmPayments.Emulator.WebApi.Payload;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.WebApi.Definitions;

/// <summary>All definitions as JSON with everything in them, by set; made once for each language. Never changed: answers copy what they show.</summary>
internal sealed class DefinitionCatalog(OrganizationMetadata organization)
{
    private static readonly string[] Sets = ["EntityDefinitions", "RelationshipDefinitions", "GlobalOptionSetDefinitions"];

    private readonly ConcurrentDictionary<(string Set, int Language), JArray> _made = new();

    /// <param name="path">Relative to the service root.</param>
    public static bool Answers(string path) => Sets.Any(set =>
        path.StartsWith(set, StringComparison.Ordinal) && (path.Length == set.Length || path[set.Length] is '(' or '/'));

    public JArray Of(string set, int language) => _made.GetOrAdd((set, language), key => key.Set switch
    {
        "EntityDefinitions" => Tables(new LabelWriter(key.Language)),
        "RelationshipDefinitions" => [.. organization.Relationships.Select(OneToMany), .. organization.ManyToMany.Select(ManyToMany)],
        _ => [.. organization.GlobalChoices.Values.Select(new ChoiceDefinition(new LabelWriter(key.Language)).Write)],
    });

    private JArray Tables(LabelWriter labels) => [.. organization.Tables.Values.Select(table => Table(table, labels))];

    private JObject Table(TableMetadata table, LabelWriter labels)
    {
        var attributes = new AttributeDefinition(labels);
        return new JObject
        {
            ["MetadataId"] = MetadataIds.Of("entity", table.LogicalName),
            ["LogicalName"] = table.LogicalName,
            ["SchemaName"] = table.SchemaName,
            ["EntitySetName"] = table.EntitySetName,
            ["LogicalCollectionName"] = table.EntitySetName,
            ["ObjectTypeCode"] = table.ObjectTypeCode,
            ["PrimaryIdAttribute"] = table.PrimaryIdColumn,
            ["PrimaryNameAttribute"] = table.PrimaryNameColumn,
            ["OwnershipType"] = Ownership(table.Ownership),
            ["IsActivity"] = table.IsActivity,
            ["IsIntersect"] = table.IsIntersect,
            ["IsCustomEntity"] = table.IsCustom,
            ["HasNotes"] = table.HasNotes,
            ["HasActivities"] = table.HasActivities,
            ["IconVectorName"] = table.IconVectorName,
            ["DisplayName"] = labels.Write(table.DisplayName),
            ["DisplayCollectionName"] = labels.Write(table.DisplayCollectionName),
            ["Description"] = labels.Write(table.Description),
            ["Attributes"] = new JArray(table.Columns.Values.Select(column => attributes.Write(table, column))),
            ["Keys"] = new JArray(table.Keys.Select(key => Key(table, key, labels))),
            ["ManyToOneRelationships"] = new JArray(organization.ManyToOneOf(table.LogicalName).Select(OneToMany)),
            ["OneToManyRelationships"] = new JArray(organization.OneToManyOf(table.LogicalName).Select(OneToMany)),
            ["ManyToManyRelationships"] = new JArray(organization.ManyToMany.Where(each => each.Table1 == table.LogicalName || each.Table2 == table.LogicalName).Select(ManyToMany)),
        };
    }

    private static string Ownership(TableOwnership ownership) => ownership switch
    {
        TableOwnership.User => "UserOwned",
        TableOwnership.Organization => "OrganizationOwned",
        TableOwnership.BusinessUnit => "BusinessOwned",
        _ => "None",
    };

    private static JObject Key(TableMetadata table, AlternateKeyMetadata key, LabelWriter labels) => new()
    {
        ["MetadataId"] = MetadataIds.Of("key", table.LogicalName, key.LogicalName),
        ["LogicalName"] = key.LogicalName,
        ["SchemaName"] = key.SchemaName,
        ["EntityLogicalName"] = table.LogicalName,
        ["DisplayName"] = labels.Write(key.DisplayName),
        ["KeyAttributes"] = new JArray(key.Columns),
        ["EntityKeyIndexStatus"] = "Active",
    };

    private static JObject OneToMany(RelationshipMetadata relationship) => new()
    {
        [AnnotationNames.Type] = "#" + EdmNames.Qualified("OneToManyRelationshipMetadata"),
        ["MetadataId"] = MetadataIds.Of("relationship", relationship.SchemaName),
        ["SchemaName"] = relationship.SchemaName,
        ["RelationshipType"] = "OneToManyRelationship",
        ["ReferencedEntity"] = relationship.ReferencedTable,
        ["ReferencedAttribute"] = relationship.ReferencedColumn,
        ["ReferencedEntityNavigationPropertyName"] = relationship.ReferencedNavigationProperty,
        ["ReferencingEntity"] = relationship.ReferencingTable,
        ["ReferencingAttribute"] = relationship.ReferencingColumn,
        ["ReferencingEntityNavigationPropertyName"] = relationship.ReferencingNavigationProperty,
        ["CascadeConfiguration"] = new JObject { ["Delete"] = relationship.OnDelete.ToString() },
    };

    private static JObject ManyToMany(ManyToManyMetadata relationship) => new()
    {
        [AnnotationNames.Type] = "#" + EdmNames.Qualified("ManyToManyRelationshipMetadata"),
        ["MetadataId"] = MetadataIds.Of("relationship", relationship.SchemaName),
        ["SchemaName"] = relationship.SchemaName,
        ["RelationshipType"] = "ManyToManyRelationship",
        ["IntersectEntityName"] = relationship.IntersectTable,
        ["Entity1LogicalName"] = relationship.Table1,
        ["Entity1IntersectAttribute"] = relationship.Column1,
        ["Entity1NavigationPropertyName"] = relationship.Navigation1,
        ["Entity2LogicalName"] = relationship.Table2,
        ["Entity2IntersectAttribute"] = relationship.Column2,
        ["Entity2NavigationPropertyName"] = relationship.Navigation2,
    };
}
