using CrmPayments.Emulator.Dataverse.Metadata;
using CrmPayments.Emulator.WebApi.Errors;
using CrmPayments.Emulator.WebApi.Http;
using CrmPayments.Emulator.WebApi.Model;
using CrmPayments.Emulator.WebApi.Payload;
using Microsoft.OData.UriParser;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;
using Newtonsoft.Json.Linq;

namespace CrmPayments.Emulator.WebApi.Query;

/// <summary>Writes rows together with what they expand: one query for each expanded navigation property, not for each row.</summary>
internal sealed class RowAssembler(WebApiModel model, Session session, RowWriter writer, Uri serviceRoot, IDictionary<string, SingleValueNode> aliases)
{
    private const string ParentAlias = "parent";

    // Ids in one condition: below what a database takes as parameters.
    private const int IdsOfOneQuery = 500;

    public List<JObject> Assemble(IReadOnlyList<Entity> rows, RowShape shape)
    {
        var written = rows.Select(row => writer.Write(row, shape)).ToList();
        foreach (var expansion in shape.Expansions)
            Expand(rows, written, expansion);
        return written;
    }

    private void Expand(IReadOnlyList<Entity> rows, List<JObject> written, Expansion expansion)
    {
        if (rows.Count == 0)
            return;
        if (expansion.Navigation is Navigation.ToOne one)
            ExpandOne(rows, written, expansion, one);
        else
            ExpandMany(rows, written, expansion);
    }

    private void ExpandOne(IReadOnlyList<Entity> rows, List<JObject> written, Expansion expansion, Navigation.ToOne one)
    {
        var references = rows.Select(row => one.Read(row)).ToList();
        var targets = expansion.ReferencesOnly || expansion.Shape is null ? [] : Load(references, expansion.Shape);
        for (var i = 0; i < rows.Count; i++)
        {
            written[i][one.Name] = references[i] switch
            {
                null => JValue.CreateNull(),
                { } reference when expansion.ReferencesOnly => new JObject { [AnnotationNames.Id] = Link(reference) },
                { } reference when expansion.Shape is null => new JObject { [EdmNames.PrincipalId] = ValueWriter.Id(reference.Id) },
                { } reference => targets.TryGetValue(reference.Id, out var target) ? target.DeepClone() : JValue.CreateNull(),
            };
        }
    }

    private string Link(EntityReference reference) => $"{serviceRoot}{model.Organization.Tables[reference.LogicalName].EntitySetName}({reference.Id:D})";

    private Dictionary<Guid, JObject> Load(IEnumerable<EntityReference?> references, RowShape shape)
    {
        var found = new Dictionary<Guid, JObject>();
        foreach (var ids in references.OfType<EntityReference>().Select(each => each.Id).Distinct().Chunk(IdsOfOneQuery))
        {
            var builder = new QueryBuilder(model, shape.Table, aliases).Select(shape);
            builder.Query.Criteria.AddCondition(shape.Table.PrimaryIdColumn, ConditionOperator.In, [.. ids.Cast<object>()]);
            var rows = session.Query(builder.Query).Entities;
            foreach (var (row, json) in rows.Zip(Assemble(rows, shape)))
                found[row.Id] = json;
        }
        return found;
    }

    private void ExpandMany(IReadOnlyList<Entity> rows, List<JObject> written, Expansion expansion)
    {
        var arrays = rows.ToDictionary(row => row.Id, _ => new JArray());
        // $top counts for each row, so each row needs its own query.
        foreach (var ids in arrays.Keys.Chunk(expansion.Top is null ? IdsOfOneQuery : 1))
            Fill(arrays, ids, expansion);
        for (var i = 0; i < rows.Count; i++)
            written[i][expansion.Navigation.Name] = arrays[rows[i].Id];
    }

    private void Fill(Dictionary<Guid, JArray> arrays, Guid[] parents, Expansion expansion)
    {
        var shape = expansion.Shape!;
        var builder = new QueryBuilder(model, shape.Table, aliases).Select(shape).Filter(expansion.Filter).OrderBy(expansion.OrderBy);
        var parentOf = Restrict(builder.Query, expansion.Navigation, parents);
        builder.Query.TopCount = expansion.Top is { } top ? checked((int)top) : null;
        var found = session.Query(builder.Query);
        if (found.MoreRecords && expansion.Top is null)
            throw WebApiException.NotEmulated($"Expanding more than one page of '{expansion.Navigation.Name}'");
        foreach (var (row, json) in found.Entities.Zip(Assemble(found.Entities, shape)))
            arrays[parentOf(row)].Add(json);
    }

    /// <summary>Limits a query to the rows that belong to the parents, and tells to which one each belongs.</summary>
    private Func<Entity, Guid> Restrict(QueryExpression query, Navigation navigation, Guid[] parents)
    {
        object[] ids = [.. parents.Cast<object>()];
        if (navigation is Navigation.ToMany many)
        {
            var column = many.Relationship.ReferencingColumn;
            query.Criteria.AddCondition(column, ConditionOperator.In, ids);
            if (!query.ColumnSet.AllColumns && !query.ColumnSet.Columns.Contains(column))
                query.ColumnSet.AddColumn(column);
            return row => row.GetAttributeValue<EntityReference>(column).Id;
        }
        var between = (Navigation.ManyToMany)navigation;
        var link = Intersect(between, model.Organization.Tables[query.EntityName]);
        link.LinkCriteria.AddCondition(between.ThisColumn, ConditionOperator.In, ids);
        query.LinkEntities.Add(link);
        return row => (Guid)row.GetAttributeValue<AliasedValue>($"{ParentAlias}.{between.ThisColumn}").Value;
    }

    private static LinkEntity Intersect(Navigation.ManyToMany many, TableMetadata target) =>
        new(target.LogicalName, many.Relationship.IntersectTable, target.PrimaryIdColumn, many.OtherColumn, JoinOperator.Inner)
        {
            EntityAlias = ParentAlias,
            Columns = new ColumnSet(many.ThisColumn),
        };
}
