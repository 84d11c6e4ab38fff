using System.Globalization;
using System.Xml.Linq;
using CrmPayments.Emulator.Dataverse.Metadata.Base;
using CrmPayments.Emulator.Dataverse.Metadata.Reading;

namespace CrmPayments.Emulator.Dataverse.Metadata;

/// <summary>The platform's own tables and the columns every table has, from the embedded Base/BaseTables.xml.</summary>
internal sealed class BaseTables
{
    private const string Resource = "BaseTables.xml";

    private readonly Dictionary<string, IReadOnlyList<ColumnTemplate>> _groups;

    private BaseTables(XmlFile root)
    {
        _groups = root.Children("columns").ToDictionary(
            group => group.RequiredAttribute("group"), group => (IReadOnlyList<ColumnTemplate>)[.. Columns(group)], StringComparer.Ordinal);
        Tables = [.. root.Children("table").Select(Table)];
        ManyToMany = [.. root.Children("manytomany").Select(Association)];
    }

    public IReadOnlyList<TableTemplate> Tables { get; }

    public IReadOnlyList<ManyToManyMetadata> ManyToMany { get; }

    public static BaseTables Load()
    {
        using var stream = typeof(BaseTables).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is not in the assembly.");
        return new BaseTables(new XmlFile(Resource, XElement.Load(stream)));
    }

    /// <summary>The columns the platform gives a table of this kind besides its own.</summary>
    public IEnumerable<ColumnTemplate> SystemColumns(TableOwnership ownership, bool isActivity, bool hasState)
    {
        string[] groups = ownership switch
        {
            TableOwnership.User => ["audit", "owner", "key"],
            TableOwnership.Organization => ["audit", "organization", "key"],
            TableOwnership.BusinessUnit => ["audit", "key"],
            _ => ["key"],
        };
        return (isActivity ? ["activity", .. groups] : hasState ? [.. groups, "state"] : groups).SelectMany(Group);
    }

    private IReadOnlyList<ColumnTemplate> Group(string name) => _groups[name];

    private TableTemplate Table(XmlFile element)
    {
        var schemaName = element.RequiredAttribute("n");
        var ownership = Enum.Parse<TableOwnership>(element.RequiredAttribute("owner"));
        var isActivity = Flag(element, "activity");
        var hasState = ownership is TableOwnership.User or TableOwnership.Organization && !Flag(element, "stateless");
        var table = new TableMetadata
        {
            LogicalName = schemaName.ToLowerInvariant(),
            SchemaName = schemaName,
            EntitySetName = element.RequiredAttribute("set"),
            ObjectTypeCode = int.Parse(element.RequiredAttribute("code"), CultureInfo.InvariantCulture),
            PrimaryIdColumn = (element.Attribute("id") ?? (isActivity ? "activityid" : schemaName + "id")).ToLowerInvariant(),
            PrimaryNameColumn = element.Attribute("name") ?? "",
            Ownership = ownership,
            IsActivity = isActivity,
            IsIntersect = Flag(element, "intersect"),
            IsView = Flag(element, "view"),
            IsLog = Flag(element, "log"),
            HasNotes = Flag(element, "notes"),
            HasActivities = Flag(element, "activities"),
            DisplayName = BaseColumnReader.Labels(element.RequiredAttribute("l")),
            DisplayCollectionName = BaseColumnReader.Labels(element.RequiredAttribute("p")),
            Columns = new Dictionary<string, ColumnMetadata>(),
            Keys = [.. element.Children("key").Select(Key)],
        };
        var own = Columns(element).Concat(Flag(element, "currency") ? Group("currency") : []);
        return new TableTemplate(table, [.. own], [.. SystemColumns(ownership, isActivity, hasState)]);
    }

    private static IEnumerable<ColumnTemplate> Columns(XmlFile parent) =>
        parent.Element.Elements().Where(element => element.Name != "key").Select(element => BaseColumnReader.Read(parent with { Element = element }));

    private static AlternateKeyMetadata Key(XmlFile element)
    {
        var name = element.RequiredAttribute("n");
        return new AlternateKeyMetadata(name, name.ToLowerInvariant(), BaseColumnReader.Labels(element.RequiredAttribute("l")), element.RequiredAttribute("columns").Split(' '));
    }

    private static ManyToManyMetadata Association(XmlFile element)
    {
        var name = element.RequiredAttribute("n");
        return new ManyToManyMetadata(
            name, element.RequiredAttribute("intersect"),
            element.RequiredAttribute("t1"), element.RequiredAttribute("c1"), name,
            element.RequiredAttribute("t2"), element.RequiredAttribute("c2"), name);
    }

    private static bool Flag(XmlFile element, string name) => element.Attribute(name) is "1";
}
