namespace CrmPayments.Plugins.Platform;

/// <summary>Linked tables of a query, in one line each; rows that have none stay.</summary>
internal static class Joining
{
    public static LinkEntity Join(this QueryExpression query, string from, string table, string to, string alias, params string[] columns) =>
        Named(query.AddLink(table, from, to, JoinOperator.LeftOuter), alias, columns);

    /// <inheritdoc cref="Join(QueryExpression, string, string, string, string, string[])"/>
    public static LinkEntity Join(this LinkEntity parent, string from, string table, string to, string alias, params string[] columns) =>
        Named(parent.AddLink(table, from, to, JoinOperator.LeftOuter), alias, columns);

    private static LinkEntity Named(LinkEntity link, string alias, string[] columns)
    {
        link.EntityAlias = alias;
        link.Columns = new ColumnSet(columns);
        return link;
    }
}
