using System.Text;
using CrmPayments.Emulator.WebApi.Endpoints;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace CrmPayments.Emulator.WebApi.Query;

/// <summary>Which page of a query is asked for, and where the next one is.</summary>
/// <param name="Info">For the query.</param>
/// <param name="HasNext">False with $top: what was asked for is on this page.</param>
internal sealed record Paging(PagingInfo Info, bool HasNext)
{
    /// <summary>$top=0 asks for no rows, which a query cannot say.</summary>
    public bool IsEmpty => Info.Count == 0;

    public static Paging Of(Exchange exchange)
    {
        var most = exchange.Options.MaxPageSize;
        var size = Math.Min(exchange.Preferences.MaxPageSize ?? most, most);
        var token = exchange.Url.Options["$skiptoken"] is { } text ? SkipToken.Parse(text) : new SkipToken(1, "");
        // As on the platform, $top gives way to a page size.
        var top = exchange.Preferences.MaxPageSize is null ? exchange.Url.Parser.ParseTop() : null;
        var info = new PagingInfo
        {
            Count = (int)Math.Min(top ?? size, most),
            PageNumber = token.PageNumber,
            ReturnTotalRecordCount = exchange.Url.Parser.ParseCount() == true,
        };
        if (token.PagingCookie.Length > 0)
            info.PagingCookie = token.PagingCookie;
        return new Paging(info, HasNext: top is null || top > most);
    }

    public string? NextLink(Exchange exchange, EntityCollection found)
    {
        if (!found.MoreRecords || !HasNext)
            return null;
        var token = new SkipToken(Info.PageNumber + 1, found.PagingCookie ?? "");
        var uri = exchange.Request.Uri;
        var kept = uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(each => !each.StartsWith("$skiptoken=", StringComparison.Ordinal));
        var query = new StringBuilder().AppendJoin('&', kept.Append("$skiptoken=" + Uri.EscapeDataString(token.ToString())));
        // dataverse-webapi encodes the link a second time: what needs no encoding is written plainly.
        return $"{uri.GetLeftPart(UriPartial.Path)}?{query.Replace("%27", "'").Replace("%28", "(").Replace("%29", ")").Replace("%2C", ",").Replace("%24", "$")}";
    }
}
