namespace CrmPayments.Emulator.Dataverse.Query;

/// <summary>Which page of a query's rows is wanted.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Size">Rows a page; 0: the platform's 5000.</param>
/// <param name="Cookie">Of the page before; null on the first.</param>
/// <param name="CountAll">Whether TotalRecordCount is wanted.</param>
public sealed record RowPage(int Number, int Size, string? Cookie, bool CountAll)
{
    /// <summary>Rows a page holds at most, and rows that are counted at most.</summary>
    public const int Limit = 5000;

    public static RowPage First { get; } = new(1, 0, null, false);
}
