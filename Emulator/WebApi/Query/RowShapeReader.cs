using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.WebApi.Errors;
using CrmPayments.Emulator.WebApi.Model;
using Microsoft.OData.UriParser;

namespace CrmPayments.Emulator.WebApi.Query;

/// <summary>Reads $select and $expand, as the OData parser understood them.</summary>
internal sealed class RowShapeReader(WebApiModel model)
{
    private const int MostExpansions = 15;

    /// <param name="table">The rows' table.</param>
    /// <param name="clause">Null when neither option was given.</param>
    public RowShape Read(TableMetadata table, SelectExpandClause? clause)
    {
        if (clause is null)
            return RowShape.AllOf(table);
        var expansions = clause.SelectedItems.OfType<ExpandedReferenceSelectItem>().Select(item => Read(table, item)).ToList();
        if (expansions.Count > MostExpansions)
            throw WebApiException.BadQuery($"The number of $expand options exceeds the limit of {MostExpansions}.");
        var all = clause.AllSelected || clause.SelectedItems.OfType<WildcardSelectItem>().Any();
        return new RowShape(table, all ? null : [.. clause.SelectedItems.SelectMany(item => Columns(table, item))], expansions);
    }

    private IEnumerable<ColumnMetadata> Columns(TableMetadata table, SelectItem item) => item switch
    {
        PathSelectItem { SelectedPath.LastSegment: PropertySegment segment } => [Column(table, segment.Property.Name)],
        PathSelectItem { SelectedPath.LastSegment: NavigationPropertySegment } or ExpandedReferenceSelectItem => [],
        _ => throw WebApiException.NotEmulated($"The $select item '{item.GetType().Name}'"),
    };

    private ColumnMetadata Column(TableMetadata table, string property) =>
        model.FindColumn(table.LogicalName, property) ?? throw WebApiException.BadQuery($"Could not find a property named '{property}' on type '{EdmNames.Qualified(table.LogicalName)}'.");

    private Expansion Read(TableMetadata table, ExpandedReferenceSelectItem item)
    {
        var name = item.PathToNavigationProperty.LastSegment.Identifier;
        var navigation = model.Navigations.Find(table.LogicalName, name) ?? throw WebApiException.NoSuchSegment(name);
        RefuseUnsupported(item);
        var referencesOnly = item is not ExpandedNavigationSelectItem;
        if (referencesOnly && navigation is not Navigation.ToOne)
            throw WebApiException.BadQuery("$ref is supported in $expand only for single-valued navigation properties.");
        return new Expansion(navigation, ShapeOf(navigation, item as ExpandedNavigationSelectItem), item.FilterOption, item.OrderByOption, item.TopOption, referencesOnly);
    }

    private RowShape? ShapeOf(Navigation navigation, ExpandedNavigationSelectItem? item) => TargetOf(navigation) is { } target
        ? Read(model.Organization.Tables[target], item?.SelectAndExpand)
        : null;

    private static string? TargetOf(Navigation navigation) => navigation switch
    {
        Navigation.ToOne one => one.Target,
        Navigation.ToMany many => many.Relationship.ReferencingTable,
        Navigation.ManyToMany many => many.OtherTable,
        _ => null,
    };

    private static void RefuseUnsupported(ExpandedReferenceSelectItem item)
    {
        var unsupported =
            item.SkipOption is not null ? "$skip" :
            item.SearchOption is not null ? "$search" :
            item.CountOption is not null ? "$count" :
            item.ComputeOption is not null ? "$compute" :
            item.ApplyOption is not null ? "$apply" :
            item is ExpandedNavigationSelectItem { LevelsOption: not null } ? "$levels" : null;
        if (unsupported is not null)
            throw WebApiException.BadQuery($"The query option {unsupported} is not supported inside $expand.");
    }
}
