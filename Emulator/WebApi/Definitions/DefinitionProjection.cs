using CrmPayments.Emulator.WebApi.Errors;
using CrmPayments.Emulator.WebApi.Payload;
using Microsoft.OData.Edm;
using Microsoft.OData.UriParser;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.WebApi.Definitions;

/// <summary>Copies of definitions that show what $select and $expand ask for.</summary>
internal static class DefinitionProjection
{
    /// <param name="definition">With everything in it.</param>
    /// <param name="type">Its declared type: what is derived says so.</param>
    /// <param name="clause">Null: every property, no navigation property.</param>
    public static JObject Project(JObject definition, IEdmEntityType type, SelectExpandClause? clause)
    {
        var selected = Selected(clause);
        var shown = new JObject();
        foreach (var property in definition.Properties().Where(each => IsShown(each, selected)))
            shown[property.Name] = property.Value.DeepClone();
        foreach (var item in clause?.SelectedItems.OfType<ExpandedNavigationSelectItem>() ?? [])
            Expand(shown, definition, item);
        if ((string?)shown[AnnotationNames.Type] == "#" + type.FullTypeName())
            shown.Remove(AnnotationNames.Type);
        return shown;
    }

    private static HashSet<string>? Selected(SelectExpandClause? clause) => clause is null || clause.AllSelected ? null : clause.SelectedItems
        .OfType<PathSelectItem>().Select(item => item.SelectedPath.LastSegment.Identifier).Append("MetadataId").Append(AnnotationNames.Type).ToHashSet(StringComparer.Ordinal);

    private static bool IsShown(JProperty property, HashSet<string>? selected) =>
        !DefinitionNavigations.Names.Contains(property.Name) && (selected is null || selected.Contains(property.Name));

    private static void Expand(JObject shown, JObject definition, ExpandedNavigationSelectItem item)
    {
        if (item.TopOption is not null || item.SkipOption is not null || item.OrderByOption is not null)
            throw WebApiException.BadQuery("Definitions are not ordered or paged.");
        var navigation = ((NavigationPropertySegment)item.PathToNavigationProperty.LastSegment).NavigationProperty;
        if (!definition.TryGetValue(navigation.Name, out var value))
            return; // A property of a derived type that this definition is not of.
        var type = navigation.ToEntityType();
        shown[navigation.Name] = value switch
        {
            JArray many => new JArray(many.Cast<JObject>().Where(each => DefinitionFilter.Accepts(item.FilterOption, each)).Select(each => Project(each, type, item.SelectAndExpand))),
            JObject one => Project(one, type, item.SelectAndExpand),
            _ => JValue.CreateNull(),
        };
    }
}

/// <summary>The navigation properties of definitions, which are shown only when expanded.</summary>
internal static class DefinitionNavigations
{
    public static HashSet<string> Names { get; } = DefinitionModel.Instance.SchemaElements.OfType<IEdmEntityType>()
        .SelectMany(type => type.DeclaredNavigationProperties()).Select(navigation => navigation.Name).ToHashSet(StringComparer.Ordinal);
}
