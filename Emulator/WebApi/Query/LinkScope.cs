using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.WebApi.Errors;
using CrmPayments.Emulator.WebApi.Model;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.WebApi.Query;

/// <summary>One table inside a query, under its alias, and the joins that were added to it so far.</summary>
/// <param name="table">The table.</param>
/// <param name="alias">Null for the query's own table.</param>
/// <param name="links">Where further joins go.</param>
/// <param name="aliases">Counts aliases over the whole query.</param>
internal sealed class LinkScope(TableMetadata table, string? alias, DataCollection<LinkEntity> links, AliasCounter aliases)
{
    private readonly Dictionary<string, LinkScope> _joined = new(StringComparer.Ordinal);

    public TableMetadata Table { get; } = table;

    public string? Alias { get; } = alias;

    /// <summary>The table a single-valued navigation property leads to; joined once, however often it is used.</summary>
    public LinkScope Follow(Navigation navigation, WebApiModel model)
    {
        if (navigation is not Navigation.ToOne { Target: not null, Relationship: { } relationship } one)
            throw WebApiException.NotEmulated($"A path through '{navigation.Name}' in a query");
        if (!_joined.TryGetValue(one.Name, out var scope))
            _joined[one.Name] = scope = Join(relationship, model);
        return scope;
    }

    /// <summary>Adds a test on the rows of a collection: those that have one (Any), or have none (NotAny), that the returned filter accepts.</summary>
    public (LinkScope Scope, FilterExpression Filter) Test(Navigation navigation, JoinOperator test, WebApiModel model)
    {
        var (link, target) = navigation switch
        {
            Navigation.ToMany many => Plain(many.Relationship, test),
            Navigation.ManyToMany many => ThroughIntersect(many, test, model),
            _ => throw WebApiException.NotEmulated($"any or all over '{navigation.Name}'"),
        };
        return (new LinkScope(model.Organization.Tables[target.LinkToEntityName], target.EntityAlias, target.LinkEntities, aliases), Added(link, target));
    }

    private FilterExpression Added(LinkEntity link, LinkEntity target)
    {
        links.Add(link);
        return target.LinkCriteria;
    }

    private LinkScope Join(RelationshipMetadata relationship, WebApiModel model)
    {
        var link = Link(Table.LogicalName, relationship.ReferencedTable, relationship.ReferencingColumn, relationship.ReferencedColumn, JoinOperator.LeftOuter);
        links.Add(link);
        return new LinkScope(model.Organization.Tables[relationship.ReferencedTable], link.EntityAlias, link.LinkEntities, aliases);
    }

    private (LinkEntity Link, LinkEntity Target) Plain(RelationshipMetadata relationship, JoinOperator test)
    {
        var link = Link(Table.LogicalName, relationship.ReferencingTable, relationship.ReferencedColumn, relationship.ReferencingColumn, test);
        return (link, link);
    }

    private (LinkEntity Link, LinkEntity Target) ThroughIntersect(Navigation.ManyToMany many, JoinOperator test, WebApiModel model)
    {
        var intersect = Link(Table.LogicalName, many.Relationship.IntersectTable, Table.PrimaryIdColumn, many.ThisColumn, test);
        var target = Link(many.Relationship.IntersectTable, many.OtherTable, many.OtherColumn, model.Organization.Tables[many.OtherTable].PrimaryIdColumn, JoinOperator.Inner);
        intersect.LinkEntities.Add(target);
        return (intersect, target);
    }

    private LinkEntity Link(string from, string to, string fromColumn, string toColumn, JoinOperator join) =>
        new(from, to, fromColumn, toColumn, join) { EntityAlias = aliases.Next() };
}

/// <summary>Makes the aliases of one query.</summary>
internal sealed class AliasCounter
{
    private int _last;

    public string Next() => $"w{++_last}";
}
