using System.Globalization;
using CrmPayments.Emulator.Dataverse.Storage;
using Microsoft.Xrm.Sdk;

namespace CrmPayments.Emulator.Dataverse.Query;

/// <summary>Runs a query and makes the page of it that is asked for.</summary>
internal sealed class QueryRunner(StoreConnection connection, StoreLayout layout)
{
    public EntityCollection Run(RowQuery query, IRowFilter filter)
    {
        var translated = QueryTranslator.Translate(layout, query, filter);
        var size = PageSize(query);
        var texts = new FormattedValues(connection, layout, filter.Caller.Lcid);
        var skipped = query.Top is null ? (long)(query.Page.Number - 1) * size : 0;
        var sql = string.Create(CultureInfo.InvariantCulture, $"{translated.Sql} LIMIT {size + 1} OFFSET {skipped}");
        var found = connection.Read(sql, translated.Parameters, reader => (Row: translated.Shape.Read(reader), Currencies: FormattedValues.Currencies(translated.Shape, reader)));
        var rows = found.Take(size).ToList();
        foreach (var one in rows)
        {
            texts.Fill(one.Row, translated.Shape, one.Currencies);
            PartyLists.Fill(one.Row, layout.Table(query.Table), translated.PartyColumns, connection, layout);
        }

        return Page(query, translated, [.. rows.Select(one => one.Row)], more: found.Count > size && query.Top is null);
    }

    private static int PageSize(RowQuery query) => Math.Min(query.Top ?? (query.Page.Size > 0 ? query.Page.Size : RowPage.Limit), RowPage.Limit);

    private EntityCollection Page(RowQuery query, TranslatedQuery translated, List<Entity> rows, bool more)
    {
        var count = query.Page.CountAll ? connection.Scalar(translated.CountSql, translated.Parameters) ?? 0 : -1;
        return new EntityCollection(rows)
        {
            EntityName = query.Table,
            MoreRecords = more,
            PagingCookie = more ? Cookie(query, rows) : null,
            TotalRecordCount = (int)Math.Min(count, RowPage.Limit),
            TotalRecordCountLimitExceeded = count > RowPage.Limit,
        };
    }

    /// <remarks>In the platform's shape. Pages are found by their number; the primary key at the end of every order keeps them apart.</remarks>
    private string Cookie(RowQuery query, List<Entity> rows)
    {
        var key = layout.Table(query.Table).Key.Name;
        return string.Create(CultureInfo.InvariantCulture, $"<cookie page=\"{query.Page.Number}\"><{key} last=\"{{{rows[^1].Id}}}\" first=\"{{{rows[0].Id}}}\" /></cookie>");
    }
}
