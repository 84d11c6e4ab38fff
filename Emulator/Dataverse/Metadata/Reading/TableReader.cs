namespace CrmPayments.Emulator.Dataverse.Metadata.Reading;

/// <summary>Entities/&lt;name&gt;/Entity.xml.</summary>
internal sealed class TableReader(IReadOnlyDictionary<string, ChoiceMetadata> globalChoices)
{
    private readonly ColumnReader _columns = new(globalChoices);

    /// <summary>The table, or null when the file only adds to a stock table.</summary>
    public TableMetadata? Read(XmlFile file, IReadOnlyList<string> indexedColumns)
    {
        var entity = file.Child("EntityInfo")?.RequiredChild("entity");
        return entity is { } own && own.Text("EntitySetName") is not null ? Table(own, indexedColumns) : null;
    }

    /// <summary>What the file adds to a stock table; empty when only forms and ribbons.</summary>
    public TableExtension ReadExtension(XmlFile file)
    {
        var name = file.RequiredText("Name").ToLowerInvariant();
        if (file.Child("EntityInfo")?.RequiredChild("entity") is not { } entity)
        {
            return new TableExtension(name, [], []);
        }

        return !entity.Flag("IsAuditEnabled")
            ? new TableExtension(name, Columns(entity), Keys(entity))
            : throw entity.Problem($"auditing of the stock table {name} is not emulated");
    }

    private TableMetadata Table(XmlFile entity, IReadOnlyList<string> indexedColumns)
    {
        var schemaName = entity.RequiredAttribute("Name");
        var columns = Columns(entity);
        var isActivity = entity.Flag("IsActivity");
        return new TableMetadata
        {
            LogicalName = schemaName.ToLowerInvariant(),
            SchemaName = schemaName,
            EntitySetName = entity.RequiredText("EntitySetName"),
            ObjectTypeCode = ObjectTypeCodes.OfCustomTable(schemaName.ToLowerInvariant()),
            PrimaryIdColumn = isActivity ? "activityid" : schemaName.ToLowerInvariant() + "id",
            PrimaryNameColumn = isActivity ? "subject" : PrimaryName(entity),
            Ownership = Ownership(entity),
            IsActivity = isActivity,
            IsAudited = entity.Flag("IsAuditEnabled"),
            IsCustom = true,
            HasNotes = entity.Flag("HasRelatedNotes"),
            HasActivities = entity.Flag("HasRelatedActivities"),
            IconVectorName = entity.Text("IconVectorName") ?? "",
            DisplayName = entity.Labels("LocalizedNames", "LocalizedName"),
            DisplayCollectionName = entity.Labels("LocalizedCollectionNames", "LocalizedCollectionName"),
            Description = entity.Labels("Descriptions", "Description"),
            Columns = columns.ToDictionary(column => column.LogicalName, StringComparer.Ordinal),
            Keys = Keys(entity),
            IndexedColumns = indexedColumns,
        };
    }

    private ColumnMetadata[] Columns(XmlFile entity) =>
        [.. (entity.Child("attributes")?.Children("attribute") ?? []).Select(_columns.Read)];

    private static AlternateKeyMetadata[] Keys(XmlFile entity) =>
        [.. (entity.Child("EntityKeys")?.Children("EntityKey") ?? []).Select(Key)];

    private static AlternateKeyMetadata Key(XmlFile key) => new(
        key.RequiredText("Name"),
        key.RequiredText("LogicalName"),
        key.Labels("displaynames", "displayname"),
        [.. key.RequiredChild("EntityKeyAttributes").Children("AttributeName").Select(name => name.Element.Value.ToLowerInvariant())]);

    private static string PrimaryName(XmlFile entity) =>
        entity.RequiredChild("attributes").Children("attribute")
            .FirstOrDefault(column => column.Text("DisplayMask")?.Split('|').Contains("PrimaryName") == true)
            .Element?.Element("LogicalName")?.Value
        ?? throw entity.Problem("no column has PrimaryName in its DisplayMask");

    private static TableOwnership Ownership(XmlFile entity) => entity.RequiredText("OwnershipTypeMask") switch
    {
        "UserOwned" => TableOwnership.User,
        "OrgOwned" => TableOwnership.Organization,
        var other => throw entity.Problem($"ownership {other} is not emulated"),
    };
}
