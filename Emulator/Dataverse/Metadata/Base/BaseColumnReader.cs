using System.Globalization;
using System.Text.RegularExpressions;
using CrmPayments.Emulator.Dataverse.Metadata.Reading;

namespace CrmPayments.Emulator.Dataverse.Metadata.Base;

/// <summary>One column element of BaseTables.xml; the format is told there.</summary>
internal static partial class BaseColumnReader
{
    private static readonly int[] Languages = [LocalizedText.BaseLanguage, 3082, 1049, 2052];

    public static ColumnTemplate Read(XmlFile element)
    {
        var schemaName = element.RequiredAttribute("n");
        var readOnly = element.Attribute("ro") is "1";
        var type = TypeOf(element);
        var column = new ColumnMetadata
        {
            LogicalName = schemaName.ToLowerInvariant(),
            SchemaName = schemaName,
            Type = type,
            DisplayName = Labels(element.Attribute("l") ?? Words(schemaName)),
            RequiredLevel = element.Attribute("req") ?? "none",
            ValidForCreate = !readOnly && type is not ColumnType.State,
            ValidForUpdate = !readOnly && element.Attribute("co") is not "1",
            MaxLength = Number(element, "max") is { } max && type is ColumnType.Text or ColumnType.Memo ? (int?)Number(element, "max") : null,
            MinValue = Number(element, "min"),
            MaxValue = type is ColumnType.Text or ColumnType.Memo ? null : Number(element, "max"),
            Precision = (int?)Number(element, "precision"),
            Format = element.Attribute("format") ?? (type is ColumnType.DateTime ? "datetime" : type is ColumnType.Text ? "text" : ""),
            DateTimeBehavior = (int?)Number(element, "behavior") ?? 1,
            DefaultValue = (int?)Number(element, "default") ?? (type is ColumnType.Boolean ? 0 : null),
            IsAudited = element.Attribute("audited") is "1",
            Choice = Choice(element, schemaName, type),
        };
        return new ColumnTemplate(column, type is ColumnType.Lookup ? Lookup(element) : null);
    }

    public static LocalizedText Labels(string labels) => Labels(labels, '|');

    private static LocalizedText Labels(string labels, char separator) =>
        new(labels.Split(separator).Zip(Languages).ToDictionary(pair => pair.Second, pair => pair.First));

    private static decimal? Number(XmlFile element, string name) =>
        element.Attribute(name) is { } text ? decimal.Parse(text, CultureInfo.InvariantCulture) : null;

    private static string Words(string schemaName) => WordStart().Replace(schemaName, " ");

    [GeneratedRegex("(?<=[a-z0-9])(?=[A-Z])")]
    private static partial Regex WordStart();

    private static ColumnType TypeOf(XmlFile element) => element.Element.Name.LocalName switch
    {
        "guid" => ColumnType.UniqueIdentifier,
        "text" => ColumnType.Text,
        "memo" => ColumnType.Memo,
        "int" => ColumnType.Integer,
        "bigint" => ColumnType.BigInt,
        "decimal" => ColumnType.Decimal,
        "double" => ColumnType.Double,
        "date" => ColumnType.DateTime,
        "bool" => ColumnType.Boolean,
        "choice" => ColumnType.Choice,
        "state" => ColumnType.State,
        "status" => ColumnType.Status,
        "lookup" => ColumnType.Lookup,
        "partylist" => ColumnType.PartyList,
        var other => throw element.Problem($"there is no column type {other}"),
    };

    private static ChoiceMetadata? Choice(XmlFile element, string schemaName, ColumnType type)
    {
        var options = element.Attribute("options") ?? (type is ColumnType.Boolean ? "1:Yes/Sí/Да/是;0:No/No/Нет/否" : null);
        return options is null ? null
            : new ChoiceMetadata(schemaName.ToLowerInvariant(), false, Labels(element.Attribute("l") ?? Words(schemaName)), [.. options.Split(';').Select(option => Option(option, type))]);
    }

    private static OptionMetadata Option(string text, ColumnType type)
    {
        var parts = text.Split(':');
        int? third = parts.Length > 2 ? int.Parse(parts[2], CultureInfo.InvariantCulture) : null;
        return new OptionMetadata(
            int.Parse(parts[0], CultureInfo.InvariantCulture),
            Labels(parts[1], '/'),
            State: type is ColumnType.Status ? third : null,
            DefaultStatus: type is ColumnType.State ? third : null);
    }

    private static LookupTemplate Lookup(XmlFile element) => new(
        List(element, "to"), List(element, "rel"), List(element, "nav"),
        Enum.Parse<DeleteBehavior>(element.Attribute("del") ?? nameof(DeleteBehavior.RemoveLink)), element.Attribute("owner") is "1");

    private static string[] List(XmlFile element, string name) => element.Attribute(name)?.Split(' ') ?? [];
}
